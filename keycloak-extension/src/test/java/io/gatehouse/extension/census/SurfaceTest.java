package io.gatehouse.extension.census;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** The reader of the server's classes, on small ones. */
class SurfaceTest {

    @Path("/things/")
    interface Things {
        @POST
        void create();

        @GET
        String list();

        /** Locator: its target's methods count where they are declared, although nothing here names their type. */
        @Path("{id}")
        Object one();
    }

    abstract static class Thing {
        @PUT
        @Path("name")
        void rename() {}

        @DELETE
        protected void delete() {}

        @POST
        @Path("parts")
        void add(String part) {}

        @POST
        @Path("parts")
        void add(Map<String, String> parts) {}

        void notAnOperation() {}
    }

    @HttpMethod("PURGE")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Purge {}

    static final class Purged {
        @Purge
        void purge() {}
    }

    @Test
    void findsMethodsOfClassesInterfacesAndLocatorTargets() throws IOException {
        assertEquals(
                Set.of(
                        "Things#create(POST, things)",
                        "Thing#rename(PUT, name)",
                        "Thing#delete(DELETE, )",
                        "Thing#add(POST, parts [String])",
                        "Thing#add(POST, parts [Map])"),
                found(Things.class, Thing.class));
    }

    @Test
    void aVerbOfTheServersOwnCounts() throws IOException {
        assertEquals(Set.of("Purged#purge(PURGE, )"), found(Purge.class, Purged.class));
    }

    @Test
    void aProviderBehindOneDoorCounts() {
        ServerClasses server = new ServerClasses(
                Map.of(),
                Map.of(
                        "jar",
                        List.of(
                                new ServerClasses.Provider(
                                        "a.Grant", "org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory"),
                                new ServerClasses.Provider("a.Theme", "org.keycloak.theme.ThemeProviderFactory"))));
        assertEquals(
                Set.of(new Operation("jar", "a.Grant", "-", "SPI", "OAuth2GrantTypeFactory")),
                Surface.mutating(server));
    }

    @Test
    void complainsAboutTheUnclassifiedAndTheVanished() {
        Operation known = new Operation("jar", "a.B", "known", "POST", "x");
        Operation fresh = new Operation("jar", "a.B", "fresh", "PUT", "y/{id}");
        Census census = Census.of(Census.HEADER + "\ngrants,E01,a.B,known,POST,x,why\nneutral,,a.B,gone,POST,z,why\n");
        List<String> complaints = census.complaints(new TreeSet<>(Set.of(known, fresh)), Set.of());
        assertEquals(2, complaints.size());
        assertTrue(complaints.get(0).startsWith("Unclassified: a.B#fresh(PUT, y/{id}) in jar."), complaints.get(0));
        assertTrue(complaints.get(1).startsWith("Vanished: a.B#gone(POST, z)."), complaints.get(1));
    }

    @Test
    void refusesLinesThatSayNothing() {
        for (String line : List.of(
                "harmless,,a.B,m,POST,x,why",
                "neutral,,a.B,m,POST,x,",
                "neutral,E1,a.B,m,POST,x,why",
                "neutral,,a.B,m,POST",
                "neutral,,a.B,m,POST,x,why\nrevokes,,a.B,m,POST,x,why")) {
            assertThrows(IllegalArgumentException.class, () -> Census.of(Census.HEADER + "\n" + line), line);
        }
    }

    private static Set<String> found(Class<?>... classes) throws IOException {
        ServerClasses server = new ServerClasses(Map.of("jar", Index.of(classes)), Map.of());
        return Surface.mutating(server).stream()
                .map(operation -> operation.identity().replaceFirst(".*SurfaceTest\\$", ""))
                .collect(Collectors.toSet());
    }
}
