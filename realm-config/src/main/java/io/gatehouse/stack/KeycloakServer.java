package io.gatehouse.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Keycloak process in a home of its own, which borrows programs and build output from the cache and has its own
 * {@code data} directory. {@link #kill()} and {@link #restart()} are for recovery tests.
 */
public final class KeycloakServer {

    private static final Duration START = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * What one server is started with; passwords go through the environment, never through arguments.
     *
     * @param front the address people use when several servers stand behind it, null when they use this server's own
     */
    record Setting(
            Path directory,
            String name,
            String bind,
            String host,
            int port,
            int managementPort,
            String databaseUrl,
            Map<String, String> environment,
            List<String> options,
            @Nullable ImportFolder realms,
            @Nullable String front) {}

    /** Fills the folder that Keycloak imports realms from. */
    interface ImportFolder {
        void fill(Path folder) throws IOException;
    }

    private final KeycloakDistribution distribution;
    private final @Nullable Path extensionJar;
    private final Setting setting;
    private @Nullable Child child;

    KeycloakServer(KeycloakDistribution distribution, @Nullable Path extensionJar, Setting setting) {
        this.distribution = distribution;
        this.extensionJar = extensionJar;
        this.setting = setting;
    }

    /** Starts the server (building it first when the extension is new) and waits until it is ready. */
    public void start() {
        if (isRunning()) {
            return;
        }
        Path built = distribution.built(extensionJar);
        try {
            Path home = home(built);
            Child started = Child.start("Keycloak", command(home), environment(), home, log());
            child = started;
            started.await(START, this::isReady);
            started.remember();
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    /** Stops the server as an operator would (SIGTERM) and waits until all of it is gone. */
    public void stop() {
        Child running = child;
        if (running != null) {
            running.stop(STOP);
        }
        child = null;
    }

    /**
     * Runs another command of {@code kc.sh} on this server's database, as an operator beside it does, and waits for its end. The
     * server has been started before, running or not.
     *
     * @param more environment of this command alone, such as a password
     * @return its exit code; what it said is in {@link #log(String)}
     */
    public int run(Map<String, String> more, String... arguments) {
        Path home = setting.directory().resolve(setting.name()).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--optimized", "--db-url=" + setting.databaseUrl()));
        command.addAll(setting.options());
        Map<String, String> all = environment();
        all.putAll(more);
        return Child.start("kc.sh " + arguments[0], command, all, home, log(arguments[0]))
                .awaitExit(START);
    }

    /** What the last {@link #run} of that command said. */
    public Path log(String command) {
        return setting.directory().resolve("logs/" + setting.name() + "-" + command + ".log");
    }

    /** Ends the server as a crash would (SIGKILL). */
    public void kill() {
        Child running = child;
        if (running != null) {
            running.kill();
        }
        child = null;
    }

    /** Stops and starts again: same data, same ports. */
    public void restart() {
        stop();
        start();
    }

    public boolean isRunning() {
        Child running = child;
        return running != null && running.isAlive();
    }

    /** What its processes have used of the processors since they started. */
    Duration processorTime() {
        Child running = child;
        return running == null ? Duration.ZERO : running.processorTime();
    }

    /** Whether {@code /health/ready} answers 200. */
    public boolean isReady() {
        return isReady(setting.managementPort());
    }

    static boolean isReady(int managementPort) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The address people and the app use, for example {@code http://localhost:8080}; the issuer of tokens begins with it. */
    public String url() {
        String front = setting.front();
        return front == null ? address() : front;
    }

    /** Where this very server answers: another address than {@link #url} when it is one of several. */
    public String address() {
        return "http://" + setting.host() + ":" + setting.port();
    }

    /** Where this server tells its measurements and its health, on loopback only. */
    public String managementAddress() {
        return "http://127.0.0.1:" + setting.managementPort();
    }

    /** The log of all starts' last one. */
    public Path log() {
        return setting.directory().resolve("logs/" + setting.name() + ".log");
    }

    private List<String> command(Path home) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "start", "--optimized"));
        command.addAll(List.of(
                "--http-enabled=true",
                "--http-host=" + setting.bind(),
                "--http-port=" + setting.port(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + setting.managementPort(),
                "--hostname=" + url(),
                // we ask for its health until it is well; that need not fill the log
                "--log-level=info,io.smallrye.health:warn",
                "--db-url=" + setting.databaseUrl(),
                "--db-pool-max-size=40"));
        if (setting.realms() != null) {
            command.add("--import-realm");
        }
        command.addAll(setting.options());
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JAVA", java());
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        // alone, unless the setting says otherwise (Cluster)
        environment.put("KC_CACHE", "local");
        environment.putAll(setting.environment());
        return environment;
    }

    /** The Java that runs us, so that the server does not need JAVA_HOME or a PATH. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /**
     * {@code kc.sh} takes the directory above its own as home, so the script is copied and everything that is only read
     * is a link into the cache.
     */
    private Path home(Path built) {
        Path home = setting.directory().resolve(setting.name()).toAbsolutePath();
        try {
            Files.createDirectories(home.resolve("bin"));
            Files.copy(
                    built.resolve("bin/kc.sh"),
                    home.resolve("bin/kc.sh"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            for (String read : List.of("lib", "providers", "conf", "themes", "version.txt")) {
                Files.deleteIfExists(home.resolve(read));
                Files.createSymbolicLink(
                        home.resolve(read), built.toAbsolutePath().resolve(read));
            }
            importFiles(home.resolve("data/import"));
            return home;
        } catch (IOException e) {
            throw new StackFailure("Keycloak's home " + home + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    private void importFiles(Path target) throws IOException {
        PrivateFiles.deleteTree(target);
        ImportFolder realms = setting.realms();
        if (realms != null) {
            Files.createDirectories(target);
            realms.fill(target);
        }
    }
}
