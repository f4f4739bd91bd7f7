package io.gatehouse.stack;

import io.gatehouse.realm.DemoRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;

/** {@code ./gatehouse demo}: in the foreground until Ctrl-C or SIGTERM. */
final class DemoCommand {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Installation installation;
    private final DemoSettings settings;
    private final Progress progress = new Progress(System.out);

    DemoCommand(Installation installation, DemoSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** @return exit code */
    int run(LocalDate today) {
        Path data = installation.demoData();
        Leftovers.refuseSecond(data);
        Leftovers.end(data);
        // before --fresh deletes anything: whoever reads that a port is in use still has their data
        Ports.from(settings.base()).occupied().ifPresent(sentence -> {
            throw new StackFailure(sentence);
        });
        if (settings.fresh()) {
            progress.accept("Deleting the last demo's data");
            PrivateFiles.deleteTree(data);
        }
        PrivateFiles.directory(data);
        note(RunFile.State.STARTING);
        StopOnSignal signal = StopOnSignal.install();
        StackOptions options = options(data);
        int exit;
        try (Demo demo = new Demo(options, copied(installation.appJar(), data))) {
            exit = run(demo, options, today, signal);
            note(RunFile.State.STOPPING);
        } finally {
            RunFile.remove(data);
        }
        progress.accept("Stopped");
        return exit;
    }

    private int run(Demo demo, StackOptions options, LocalDate today, StopOnSignal signal) {
        try {
            demo.start(today);
            progress.accept("Ready");
            System.out.println("\n" + AccountTable.text(options));
            Demo.stale(options.data(), today).ifPresent(System.out::println);
            System.out.flush();
            note(RunFile.State.HEALTHY);
            if (!Boolean.getBoolean("gatehouse.background")) {
                System.out.println("Ctrl-C stops everything.");
            }
            while (!Thread.currentThread().isInterrupted()) {
                demo.heal();
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return 0;
        } catch (StackFailure e) {
            if (signal.received()) {
                return 130;
            }
            System.err.println("\n" + e.getMessage());
            System.err.flush();
            return 1;
        }
    }

    /** A build while the demo runs must not change the jar under it. */
    private static Path copied(Path jar, Path data) {
        Path copy = data.resolve("app.jar");
        try {
            return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("The app's jar cannot be copied to " + copy + ": " + e.getMessage() + ".", e);
        }
    }

    private void note(RunFile.State state) {
        new RunFile(ProcessMark.of(ProcessHandle.current()), state, settings.base(), settings.bind())
                .write(installation.demoData());
    }

    private StackOptions options(Path data) {
        return StackOptions.in(installation.cache(), data, installation.keycloakZip())
                .withExtension(installation.extensionJar())
                .withRealms(DemoRealm::write)
                .withPorts(Ports.from(settings.base()))
                .bindingTo(settings.bind())
                .withProgress(progress);
    }
}
