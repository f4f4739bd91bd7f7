package io.gatehouse.extension.census;

/**
 * One way to change something.
 *
 * @param jar artifact that holds it, without version
 * @param type class that declares it
 * @param method its name; {@code -} for a provider
 * @param verb HTTP verb; {@code SPI} for a provider that acts behind a method of many uses
 * @param path template of class and method as declared, without the locators before it; for a provider its interface
 */
record Operation(String jar, String type, String method, String verb, String path) implements Comparable<Operation> {

    static final String PROVIDER = "SPI";

    /** {@code class#method(verb, path)}: what the census is keyed by. A moved jar is no other operation. */
    String identity() {
        return type + "#" + method + "(" + verb + ", " + path + ")";
    }

    @Override
    public int compareTo(Operation other) {
        int byJar = jar.compareTo(other.jar);
        return byJar != 0 ? byJar : identity().compareTo(other.identity());
    }
}
