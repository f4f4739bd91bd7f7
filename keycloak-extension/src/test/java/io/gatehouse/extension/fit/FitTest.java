package io.gatehouse.extension.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.cache.CachedUserModel;

/** A Keycloak without something that we stand on is told apart from one that has everything. */
class FitTest {

    private static final String CACHED = CachedUserModel.class.getName();

    @Test
    void theKeycloakThatThisWasBuiltAgainst() {
        assertTrue(Fit.check().endsWith(" parts of Keycloak are as they were when this was built"));
        assertTrue(
                Fit.ours().size() > 300,
                "every class of ours is read: " + Fit.ours().size());
    }

    @Test
    void aKeycloakWithoutAClass() {
        String said = refused(without(CACHED, null));
        assertTrue(said.startsWith("Keycloak has no " + CACHED), said);
        assertTrue(said.contains("(needed by io.gatehouse.extension."), said);
    }

    @Test
    void aKeycloakWithoutAMethod() {
        String said = refused(without(CACHED, MadeUpClass.empty(CACHED)));
        assertTrue(
                said.startsWith("Keycloak has no " + CACHED + ".invalidate() (needed by io.gatehouse.extension."),
                said);
    }

    @Test
    void anotherResultIsAnotherMethod() {
        ClassLoader here = FitTest.class.getClassLoader();
        assertTrue(new Part("java.lang.String", "length", "()I").isIn(here));
        assertTrue(!new Part("java.lang.String", "length", "()J").isIn(here));
        assertTrue(new Part("java.util.List", "hashCode", "()I").isIn(here));
        assertTrue(new Part("java.util.List", "getClass", "()Ljava/lang/Class;").isIn(here), "of every object");
        assertTrue(new Part("java.util.ArrayList", "<init>", "(I)V").isIn(here));
        assertTrue(new Part("java.util.ArrayList", "stream", "()Ljava/util/stream/Stream;").isIn(here), "inherited");
    }

    @Test
    void whatAClassFileNames() throws IOException {
        byte[] file = MadeUpClass.interfaceThatNeeds("some.Thing", "org.keycloak.models.RealmModel", "gone");
        assertEquals(
                Set.of(
                        new Part("org.keycloak.models.RealmModel", null, null),
                        new Part("org.keycloak.models.RealmModel", "gone", "()V")),
                ClassFile.parts(new ByteArrayInputStream(file)));
    }

    private static String refused(ClassLoader server) {
        Map<Part, String> ours = Fit.ours();
        return assertThrows(IllegalStateException.class, () -> Fit.check(ours, server))
                .getMessage();
    }

    /** Everything as it is here but one class, which is missing or another one. */
    private static ClassLoader without(String name, byte @Nullable [] instead) {
        return new ClassLoader(FitTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                if (!wanted.equals(name)) {
                    return super.loadClass(wanted, resolve);
                }
                if (instead == null) {
                    throw new ClassNotFoundException(name);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, instead, 0, instead.length) : loaded;
            }
        };
    }
}
