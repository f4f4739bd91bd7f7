package io.gatehouse.sibling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Puts {@link SiblingResource} at {@code /admin/realms/{realm}/sibling}. */
public final class Sibling implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        auth.realm().requireManageRealm();
        return new SiblingResource(session, realm);
    }

    /** Packs this package as a jar for {@code providers/}. */
    public static void pack(Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : List.of(Sibling.class, SiblingResource.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
            }
            text(out, "META-INF/beans.xml", "<beans/>");
            text(
                    out,
                    "META-INF/services/" + AdminRealmResourceProviderFactory.class.getName(),
                    Sibling.class.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(JarOutputStream out, String entry, String text) throws IOException {
        out.putNextEntry(new JarEntry(entry));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to wire
    }

    @Override
    public void close() {
        // nothing held
    }

    @Override
    public String getId() {
        return "sibling";
    }
}
