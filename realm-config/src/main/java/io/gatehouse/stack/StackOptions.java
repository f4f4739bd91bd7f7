package io.gatehouse.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is made of. Start from {@link #in} and change what differs.
 *
 * @param cache unpacked programs and built Keycloaks, shared by every stack of this machine's user
 * @param data everything this stack writes: databases, keys, passwords, logs
 * @param keycloakZip Keycloak's distribution
 * @param extensionJar our jar, null for a stock Keycloak
 * @param realms writes the realm files that Keycloak imports at start, null for none
 * @param ports where everybody listens
 * @param bind address that Keycloak and the app listen on; everything else stays on 127.0.0.1
 * @param demoClock whether the clock of Gatehouse may be moved (demo and tests only)
 * @param keycloakEnvironment more environment for Keycloak, for example {@code KC_LOG_LEVEL}
 * @param progress told in plain words what is going on
 */
public record StackOptions(
        Path cache,
        Path data,
        Path keycloakZip,
        @Nullable Path extensionJar,
        @Nullable RealmSource realms,
        Ports ports,
        String bind,
        boolean demoClock,
        Map<String, String> keycloakEnvironment,
        Consumer<String> progress) {

    static final String LOOPBACK = "127.0.0.1";

    /** Without extension and realm, on random ports, silent. */
    public static StackOptions in(Path cache, Path data, Path keycloakZip) {
        return new StackOptions(
                cache, data, keycloakZip, null, null, Ports.random(), LOOPBACK, true, Map.of(), said -> {});
    }

    public StackOptions withExtension(@Nullable Path jar) {
        return new StackOptions(
                cache, data, keycloakZip, jar, realms, ports, bind, demoClock, keycloakEnvironment, progress);
    }

    public StackOptions withRealms(@Nullable RealmSource source) {
        return new StackOptions(
                cache, data, keycloakZip, extensionJar, source, ports, bind, demoClock, keycloakEnvironment, progress);
    }

    public StackOptions withPorts(Ports others) {
        return new StackOptions(
                cache, data, keycloakZip, extensionJar, realms, others, bind, demoClock, keycloakEnvironment, progress);
    }

    /** Another address than loopback lets the network in: a demo has passwords that everybody knows. */
    StackOptions bindingTo(String address) {
        return new StackOptions(
                cache,
                data,
                keycloakZip,
                extensionJar,
                realms,
                ports,
                address,
                demoClock,
                keycloakEnvironment,
                progress);
    }

    /** The host in addresses for people: the bound address when it is one, else localhost. */
    String host() {
        return bind.equals(LOOPBACK) || bind.equals("0.0.0.0") ? "localhost" : bind;
    }

    public StackOptions withKeycloakEnvironment(Map<String, String> more) {
        return new StackOptions(cache, data, keycloakZip, extensionJar, realms, ports, bind, demoClock, more, progress);
    }

    public StackOptions withProgress(Consumer<String> listener) {
        return new StackOptions(
                cache, data, keycloakZip, extensionJar, realms, ports, bind, demoClock, keycloakEnvironment, listener);
    }
}
