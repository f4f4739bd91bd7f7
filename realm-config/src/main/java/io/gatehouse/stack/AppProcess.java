package io.gatehouse.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app as a process of its own, started from its boot jar with {@link LocalStack#appEnvironment()}. For the demo, and
 * for tests that need the app away or killed.
 */
public final class AppProcess implements AutoCloseable {

    /** Below the module's folder. */
    private static final String JAR = "governance-app/target/governance-app-app.jar";

    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final LocalStack stack;
    private final Path jar;
    private @Nullable Child child;

    public AppProcess(LocalStack stack, Path jar) {
        this.stack = stack;
        this.jar = jar;
    }

    /** Where the build leaves the boot jar. */
    static Path jar(Path root) {
        return root.resolve(JAR);
    }

    /** Starts the app and waits until it is healthy. */
    public void start() {
        if (isRunning()) {
            return;
        }
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure("The app's jar " + jar + " is missing. Build once: mvn -q -DskipTests package");
        }
        List<String> command = List.of(
                KeycloakServer.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toAbsolutePath().toString());
        Child started = Child.start(
                "The app",
                command,
                stack.appEnvironment(),
                stack.options().data(),
                log(stack.options().data()));
        child = started;
        try {
            started.await(START, this::isHealthy);
        } catch (RuntimeException e) {
            started.kill();
            child = null;
            throw e;
        }
    }

    public boolean isRunning() {
        Child running = child;
        return running != null && running.isAlive();
    }

    /** Whether {@code /actuator/health} answers 200. */
    public boolean isHealthy() {
        return isHealthy(stack.options().ports().app());
    }

    static boolean isHealthy(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Path log(Path data) {
        return data.resolve("logs/app.log");
    }

    /** Ends the app as an operator would. */
    public void stop() {
        Child running = child;
        if (running != null) {
            running.stop(STOP);
            child = null;
        }
    }

    /** Ends the app as a crash would. */
    public void kill() {
        Child running = child;
        if (running != null) {
            running.kill();
            child = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
