package io.gatehouse.extension.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Our jar with something more in it, and servers that do not start with it. */
public final class Jars {
    private Jars() {}

    /** A copy of our jar; an entry that is there already gets the bytes at its end. */
    public static Path with(String name, Map<String, byte[]> more) throws IOException {
        Path target = Path.of("target", name).toAbsolutePath();
        try (ZipFile from = new ZipFile("target/gatehouse-keycloak-extension.jar");
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
                to.write(more.getOrDefault(entry.getName(), new byte[0]));
                to.closeEntry();
            }
            for (Map.Entry<String, byte[]> added : more.entrySet()) {
                if (from.getEntry(added.getKey()) == null) {
                    to.putNextEntry(new ZipEntry(added.getKey()));
                    to.write(added.getValue());
                    to.closeEntry();
                }
            }
        }
        return target;
    }

    /** Everything in the logs below a directory. */
    public static String logs(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            StringBuilder all = new StringBuilder();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(log, StandardCharsets.UTF_8));
            }
            return all.toString();
        }
    }
}
