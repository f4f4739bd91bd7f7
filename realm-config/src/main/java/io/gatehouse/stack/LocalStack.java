package io.gatehouse.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a real Keycloak and a mail catcher on loopback, one set per data directory. START HERE.
 *
 * <p><b>In a test</b> take the one that all tests of the module share:
 *
 * <pre>{@code
 * LocalStack stack = SharedStack.get();                       // starts at first use, ends with the JVM
 * AdminClient admin = stack.admin();                          // master administrator
 * String role = admin.post("/admin/realms/lanstone/roles", Map.of("name", "x")).expect(201).createdId();
 * Answer refused = admin.post(path, body);                    // a status is no exception:
 * assertEquals(403, refused.status(), refused.body());        // assert it, or .expect(200, 204)
 * String token = admin.tokenFor("lanstone", "some-public-client", "chen.jing", "demo");
 * stack.app().post("/admin/realms/lanstone/gatehouse/revocations", order);       // as the app's service account
 * String jws = stack.approvalKey().sign("gov-approval+jwt", claims);             // what the app would sign
 * stack.admin().as(token).get("/realms/lanstone/protocol/openid-connect/userinfo");
 * try (Connection c = stack.postgres().connectAsSuperuser("keycloak")) { ... }   // look from outside
 * stack.mail().await(Duration.ofSeconds(20), "chen.jing@…", "subject");
 * }</pre>
 *
 * <p>Make what your test changes yourself (own people, own roles, random names): others use the same server. Tests are
 * named {@code *IT}, run by failsafe, and need {@code realm-config} in test scope. A test that kills or restarts
 * ({@code stack.keycloak().kill()}, {@code restart()}, {@code stack.postgres().kill()}) takes a stack of its own:
 * {@code SharedStack.fresh("name")}, closed by the test. To speed up repeated runs nothing is needed: built Keycloaks
 * stay in {@code .gatehouse/cache} (moved with {@code -Dgatehouse.cache=} or {@code GATEHOUSE_CACHE}) until the
 * extension changes. Logs: {@code target/stack/<name>/logs}.
 *
 * <p>The app is started by whoever wants it, with {@link #appEnvironment()}.
 */
public final class LocalStack implements AutoCloseable {

    /** The demo realm's name. */
    public static final String REALM = "lanstone";

    private final StackOptions options;
    private final Secrets secrets;
    private final SigningKey clientKey;
    private final SigningKey approvalKey;
    private final MailCatcher mail;
    private @Nullable FileGate gate;
    private @Nullable PostgresServer postgres;
    private @Nullable Keycloaks keycloaks;

    private LocalStack(StackOptions options, FileGate gate) {
        this.options = options;
        this.gate = gate;
        PrivateFiles.directory(options.data());
        this.secrets = new Secrets(options.data().resolve("secrets.properties"));
        this.clientKey = SigningKey.in(options.data().resolve("keys"), "app-client");
        this.approvalKey = SigningKey.in(options.data().resolve("keys"), "approvals");
        this.mail = new MailCatcher(options.ports().smtp());
    }

    /** Starts everything and returns when Keycloak is ready. On failure nothing is left running. */
    public static LocalStack start(StackOptions options) {
        FileGate gate = FileGate.tryEnter(options.data().resolve("stack.lock"), false)
                .orElseThrow(() -> new StackFailure("Another launcher is already running with the data in "
                        + options.data() + ". Stop it first: ./gatehouse stop"));
        LocalStack stack = new LocalStack(options, gate);
        try {
            stack.startPostgres();
            stack.mail.start();
            stack.startKeycloak();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startPostgres() {
        options.progress().accept("Starting PostgreSQL");
        // a Keycloak that outlived a killed launcher would come back to this database
        Child.endLeftover("Keycloak", options.data().resolve("logs/keycloak.log.pids"));
        PostgresServer server = new PostgresServer(
                PostgresBinaries.unpacked(options.cache()),
                options.data(),
                options.ports().postgres(),
                secrets.of("postgres"));
        postgres = server;
        server.start();
        Databases databases = new Databases(server);
        databases.role("keycloak", secrets.of("keycloak"));
        databases.role("gatehouse_owner", secrets.of("gatehouse_owner"));
        databases.role("gatehouse_app", secrets.of("gatehouse_app"));
        databases.database("keycloak", "keycloak");
        databases.database("gatehouse", "gatehouse_owner");
        databases.allowConnect("gatehouse", "gatehouse_app");
    }

    private void startKeycloak() {
        options.progress().accept("Starting Keycloak");
        Keycloaks servers = new Keycloaks(
                options, postgres().url("keycloak"), keycloakEnvironment(), approvalKey.jwksFile(), realmVariables());
        keycloaks = servers;
        servers.first().start();
    }

    private Map<String, String> keycloakEnvironment() {
        return Map.of(
                "KC_DB_USERNAME", "keycloak",
                "KC_DB_PASSWORD", secrets.of("keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", adminUser(),
                "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
    }

    /**
     * Another Keycloak on the same database and known to people under the same address, as behind a load balancer; it answers at
     * its own {@link KeycloakServer#address}. The caller starts it; the stack ends it.
     *
     * @param environment more environment, for example that of {@link Cluster#member}
     */
    public KeycloakServer another(String name, Map<String, String> environment) {
        return started(keycloaks).another(name, environment);
    }

    /** What {@code ${NAME}} in realm files is replaced with; see {@code io.gatehouse.realm.RealmFiles}. */
    public Map<String, String> realmVariables() {
        return Map.of(
                "GATEHOUSE_APP_URL", appUrl(),
                "GATEHOUSE_APP_JWKS", clientKey.jwks(),
                "GATEHOUSE_SMTP_PORT", Integer.toString(options.ports().smtp()));
    }

    /** The environment the app is started with. Holds passwords: give it to the process, never print it. */
    public Map<String, String> appEnvironment() {
        return AppEnvironment.of(this, secrets);
    }

    /** A client with the token of the master realm's administrator. */
    public AdminClient admin() {
        return admin(keycloak());
    }

    /** The same, asking that server. */
    public AdminClient admin(KeycloakServer server) {
        return AdminClient.anonymous(server.address()).as("master", "admin-cli", adminUser(), adminPassword());
    }

    /** A client with the token of the app's service account ({@code gatehouse-app}, caller APP of the extension). */
    public AdminClient app() {
        String base = keycloak().url();
        return AdminClient.anonymous(base).as(REALM, "gatehouse-app", base + "/realms/" + REALM, clientKey);
    }

    /** The bootstrap administrator of the master realm. */
    public String adminUser() {
        return "admin";
    }

    public String adminPassword() {
        return secrets.of("keycloak-admin");
    }

    /** Where the app listens, for people and redirect addresses. */
    public String appUrl() {
        return "http://" + options.host() + ":" + options.ports().app();
    }

    public StackOptions options() {
        return options;
    }

    /** The key the app signs in with ({@code private_key_jwt}). */
    public SigningKey clientKey() {
        return clientKey;
    }

    /** The key approvals are signed with. */
    public SigningKey approvalKey() {
        return approvalKey;
    }

    public MailCatcher mail() {
        return mail;
    }

    public PostgresServer postgres() {
        return started(postgres);
    }

    public KeycloakServer keycloak() {
        return started(keycloaks).first();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The stack is not started.");
        }
        return part;
    }

    /** Stops everything in reverse order. The data stay. */
    @Override
    public void close() {
        // an interrupt ends a start that is under way; stopping itself must wait properly
        boolean interrupted = Thread.interrupted();
        List<RuntimeException> failures = new ArrayList<>();
        if (keycloaks != null) {
            keycloaks.all().forEach(server -> attempt(failures, server::stop));
        }
        attempt(failures, mail::close);
        attempt(failures, () -> {
            if (postgres != null) {
                postgres.stop();
            }
        });
        attempt(failures, () -> {
            if (gate != null) {
                gate.close();
                gate = null;
            }
        });
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static void attempt(List<RuntimeException> failures, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
