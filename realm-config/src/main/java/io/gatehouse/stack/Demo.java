package io.gatehouse.stack;

import io.gatehouse.realm.DemoRealm;
import io.gatehouse.realm.RealmApply;
import io.gatehouse.realm.Seeder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The demo's parts, started in order and stopped in reverse; a part that dies is started again. */
final class Demo implements AutoCloseable {

    /** A part that dies more often is broken. */
    private static final int RESTARTS = 5;

    private final StackOptions options;
    private final Path appJar;
    private @Nullable LocalStack stack;
    private @Nullable Mailbox mailbox;
    private @Nullable AppProcess app;
    private int restarts;

    Demo(StackOptions options, Path appJar) {
        this.options = options;
        this.appJar = appJar;
    }

    /** The start's date, noted in the data: the demo company lives relative to it. */
    static Optional<String> stale(Path data, LocalDate today) {
        Path note = data.resolve("seeded-on");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        LocalDate seeded = LocalDate.parse(PrivateFiles.read(note).trim());
        return seeded.isBefore(today)
                ? Optional.of("These demo data are from " + seeded + ", so deadlines have passed."
                        + " For a fresh start: ./gatehouse stop; ./gatehouse demo --fresh")
                : Optional.empty();
    }

    void start(LocalDate today) {
        LocalStack started = LocalStack.start(options);
        stack = started;
        mailbox = new Mailbox(started.mail(), options.ports().mailbox());
        seed(started, today);
        options.progress().accept("Starting the app");
        AppProcess process = new AppProcess(started, appJar);
        app = process;
        process.start();
    }

    private void seed(LocalStack started, LocalDate today) {
        // addresses and keys in the realm follow the ports of this start
        new RealmApply(started.admin(), DemoRealm.NAME, started.realmVariables())
                .run()
                .forEach(options.progress());
        new Seeder(started.admin(), DemoRealm.NAME, options.progress())
                .seed(() -> started.postgres().connectAsSuperuser("keycloak"));
        Path note = options.data().resolve("seeded-on");
        if (!Files.exists(note)) {
            PrivateFiles.write(note, today + "\n");
        }
    }

    /** Starts again what has died since the last call. */
    void heal() {
        LocalStack running = stack;
        AppProcess process = app;
        if (running == null || process == null) {
            return;
        }
        revive("PostgreSQL", running.postgres().isRunning(), running.postgres()::start);
        revive("Keycloak", running.keycloak().isRunning(), running.keycloak()::start);
        revive("The app", process.isRunning(), process::start);
    }

    private void revive(String part, boolean alive, Runnable start) {
        if (alive) {
            return;
        }
        restarts++;
        if (restarts > RESTARTS) {
            throw new StackFailure(
                    part + " ended again and again; see " + options.data().resolve("logs") + ".");
        }
        options.progress().accept(part + " ended unexpectedly; starting it again");
        start.run();
        options.progress().accept(part + " is back");
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        if (app != null) {
            options.progress().accept("Stopping the app");
            app.stop();
        }
        if (mailbox != null) {
            mailbox.close();
        }
        if (stack != null) {
            options.progress().accept("Stopping Keycloak and PostgreSQL");
            stack.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
