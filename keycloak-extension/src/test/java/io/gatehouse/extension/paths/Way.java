package io.gatehouse.extension.paths;

/** How a path is gone: makes what the act needs, as the master realm's administrator, and says what the act is. */
@FunctionalInterface
interface Way {
    Attempt prepare(Scene scene);
}
