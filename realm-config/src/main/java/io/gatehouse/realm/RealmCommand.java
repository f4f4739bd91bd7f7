package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.KeySet;
import io.gatehouse.stack.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * For operators: {@code jwks <public.pem> …} prints public keys as a JSON Web Key Set, {@code write <file>} makes an import
 * file for a new realm, {@code apply} brings the production part into a realm that exists. The last two read everything
 * from the environment, see {@code docs/operations/realm.md}; the password is never an argument. Ends with 0 when done, 1
 * when Keycloak refused, 2 when called wrongly.
 */
public final class RealmCommand {

    private RealmCommand() {}

    /** Entry point; see the class. */
    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), System.getenv()));
    }

    static int run(List<String> args, Map<String, String> environment) throws IOException {
        try {
            if (args.size() >= 2 && args.get(0).equals("jwks")) {
                System.out.println(jwks(args.subList(1, args.size())));
                return 0;
            }
            if (args.size() == 2 && args.get(0).equals("write")) {
                return write(Path.of(args.get(1)), environment);
            }
            if (args.equals(List.of("apply"))) {
                return apply(environment);
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.err.println(
                "Usage: jwks <public.pem>... | write <file> | apply. The settings are in docs/operations/realm.md.");
        return 2;
    }

    /** Several keys in one set: the old and the new one while a key is changed. */
    static String jwks(List<String> files) throws IOException {
        List<ECPublicKey> keys = new ArrayList<>();
        for (String file : files) {
            keys.add(PublicPem.read(Path.of(file)));
        }
        return KeySet.of(keys);
    }

    private static int write(Path file, Map<String, String> environment) throws IOException {
        String text = Json.MAPPER.writeValueAsString(RealmFiles.production(values(environment))) + "\n";
        Files.writeString(file, text, StandardCharsets.UTF_8);
        System.out.println("Written: " + file + ". Keycloak imports it with --import-realm from data/import.");
        return 0;
    }

    private static int apply(Map<String, String> environment) throws IOException {
        Map<String, String> values = values(environment);
        AdminClient admin = AdminClient.anonymous(need(environment, "GATEHOUSE_KEYCLOAK_URL"))
                .as(
                        environment.getOrDefault("GATEHOUSE_ADMIN_REALM", "master"),
                        "admin-cli",
                        need(environment, "GATEHOUSE_ADMIN_USER"),
                        need(environment, "GATEHOUSE_ADMIN_PASSWORD"));
        List<String> changes = new RealmApply(admin, need(environment, "GATEHOUSE_REALM"), values).run();
        changes.forEach(System.out::println);
        System.out.println(changes.isEmpty() ? "Everything was in place." : "Done and read back.");
        return 0;
    }

    private static Map<String, String> values(Map<String, String> environment) throws IOException {
        Path keys = Path.of(need(environment, "GATEHOUSE_APP_JWKS_FILE"));
        if (!Files.isReadable(keys)) {
            throw new IllegalArgumentException("GATEHOUSE_APP_JWKS_FILE: there is no readable file " + keys);
        }
        String jwks = Json.compact(Json.parse(Files.readString(keys)));
        if (jwks.contains("\"d\"")) {
            throw new IllegalArgumentException(keys
                    + " holds a private key. Keycloak needs the public keys only; keep the private one with the app.");
        }
        return Map.of(
                "GATEHOUSE_REALM", need(environment, "GATEHOUSE_REALM"),
                "GATEHOUSE_APP_URL", need(environment, "GATEHOUSE_APP_URL"),
                "GATEHOUSE_APP_JWKS", jwks);
    }

    private static String need(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Set " + name + "; see docs/operations/realm.md.");
        }
        return value;
    }
}
