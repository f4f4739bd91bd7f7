package io.gatehouse.extension.paths;

/** Looks whether somebody has the privilege; never by the answer to the act. */
@FunctionalInterface
interface Look {
    Evidence see();
}
