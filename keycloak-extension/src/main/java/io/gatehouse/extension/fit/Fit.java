package io.gatehouse.extension.fit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares our own class files with the server they run in. Keycloak promises little of what we stand on, and takes parts away
 * even in patches; without this the first who needs a missing method would find out, after the server is open.
 */
public final class Fit {

    private static final String HERE = "/" + Fit.class.getName().replace('.', '/') + ".class";

    /** Neither our classes nor the server's change while it runs. */
    private static volatile @Nullable String fits;

    private Fit() {}

    /**
     * Looks at every part of Keycloak and Hibernate that our code names.
     *
     * @return how many there are, for an operator
     * @throws IllegalStateException naming what is missing, and which class of ours needs it
     */
    public static String check() {
        String before = fits;
        if (before != null) {
            return before;
        }
        String found = check(ours(), Fit.class.getClassLoader());
        fits = found;
        return found;
    }

    static String check(Map<Part, String> needed, ClassLoader server) {
        List<String> missing = needed.entrySet().stream()
                .filter(part -> !isIn(part.getKey(), server))
                .map(part -> part.getKey() + " (needed by " + part.getValue() + ")")
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Keycloak has no " + String.join(", no ", missing));
        }
        return needed.size() + " parts of Keycloak are as they were when this was built";
    }

    /** A part whose own types are missing cannot be used either. */
    private static boolean isIn(Part part, ClassLoader server) {
        try {
            return part.isIn(server);
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Each part with one class of ours that needs it. */
    static Map<Part, String> ours() {
        URL here = Fit.class.getResource(HERE);
        if (here == null) {
            throw new IllegalStateException("Gatehouse does not find its own classes");
        }
        String place = here.toString();
        String root = place.substring(0, place.length() - HERE.length());
        try {
            if (!root.startsWith("jar:")) {
                return under(Path.of(new URI(root)));
            }
            // a file system of our own: one that is shared would be closed under somebody else's hands
            String jar = root.substring("jar:".length(), root.lastIndexOf('!'));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(new URI(jar)))) {
                return under(files.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Gatehouse cannot read its own classes at " + root, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Gatehouse cannot read its own classes at " + root, e);
        }
    }

    private static Map<Part, String> under(Path root) throws IOException {
        Map<Part, String> parts = new LinkedHashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace(".class", "").replace('/', '.');
            try (InputStream in = Files.newInputStream(file)) {
                Set<Part> found = ClassFile.parts(in);
                found.forEach(part -> parts.putIfAbsent(part, name));
            }
        }
        return parts;
    }
}
