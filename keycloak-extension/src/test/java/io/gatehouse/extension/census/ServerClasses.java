package io.gatehouse.extension.census;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/**
 * Keycloak's own classes as its distribution holds them. Read, never loaded.
 *
 * @param jars index of the classes by artifact name, without version
 * @param providers implementation to interface by artifact name, from {@code META-INF/services}
 */
record ServerClasses(Map<String, Index> jars, Map<String, List<Provider>> providers) {

    private static final String SERVICES = "META-INF/services/";

    record Provider(String implementation, String contract) {}

    /** Every {@code org.keycloak} jar of a distribution's {@code lib} folders, whatever its name, so that a new one is not missed. */
    static ServerClasses of(ZipFile distribution) throws IOException {
        Map<String, Index> jars = new TreeMap<>();
        Map<String, List<Provider>> providers = new TreeMap<>();
        for (ZipEntry entry : distribution.stream().toList()) {
            String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (file.startsWith("org.keycloak.") && file.endsWith(".jar")) {
                String artifact = file.substring("org.keycloak.".length()).replaceFirst("-\\d[\\w.-]*\\.jar$", "");
                Indexer indexer = new Indexer();
                List<Provider> found = new ArrayList<>();
                try (ZipInputStream jar = new ZipInputStream(distribution.getInputStream(entry))) {
                    read(jar, indexer, found);
                }
                jars.put(artifact, indexer.complete());
                providers.put(artifact, found);
            }
        }
        return new ServerClasses(jars, providers);
    }

    private static void read(ZipInputStream jar, Indexer indexer, List<Provider> providers) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                indexer.index(new java.io.ByteArrayInputStream(jar.readAllBytes()));
            } else if (name.startsWith(SERVICES) && !entry.isDirectory()) {
                String contract = name.substring(SERVICES.length());
                lines(jar).forEach(line -> providers.add(new Provider(line, contract)));
            }
        }
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
