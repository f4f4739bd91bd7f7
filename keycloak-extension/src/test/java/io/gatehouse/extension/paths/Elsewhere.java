package io.gatehouse.extension.paths;

/** A test of another package that shows what comes of a path. */
final class Elsewhere {

    private static final String ROOT = "io.gatehouse.extension.";

    private Elsewhere() {}

    /**
     * A page that names a test which is gone would be a lie.
     *
     * @param test {@code package.Type#method}, below this module's package
     */
    static void mustExist(String test) {
        String[] parts = test.split("#", 2);
        try {
            Class.forName(ROOT + parts[0]).getDeclaredMethod(parts[1]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("there is no test " + test, e);
        }
    }

    /** As the page names it. */
    static String name(String test) {
        return test.substring(test.indexOf('.') + 1);
    }
}
