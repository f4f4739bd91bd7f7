package io.gatehouse.stack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** {@code ./gatehouse demo --background}: a launcher in a session of its own; we show its words until it is healthy. */
final class Background {

    private static final long LIMIT_NANOS = java.time.Duration.ofMinutes(35).toNanos();

    private final Installation installation;
    private final Path log;
    private long shown;

    Background(Installation installation) {
        this.installation = installation;
        Path data = installation.demoData();
        // beside the data, which --fresh deletes
        this.log = data.resolveSibling(data.getFileName() + "-launcher.log");
    }

    /** @return 0 when healthy, otherwise 1 with the reason printed */
    int run(DemoSettings settings) {
        Path data = installation.demoData();
        Leftovers.refuseSecond(data);
        Process launcher = spawn(settings);
        long end = System.nanoTime() + LIMIT_NANOS;
        while (launcher.isAlive() && System.nanoTime() < end) {
            show();
            Optional<RunFile> run = RunFile.read(data);
            if (run.isPresent()
                    && run.get().state() == RunFile.State.HEALTHY
                    && run.get().process().filter(launcher.toHandle()::equals).isPresent()) {
                show();
                System.out.println("Running in the background. Stop it: ./gatehouse stop");
                return 0;
            }
            LockSupport.parkNanos(200_000_000L);
        }
        show();
        if (launcher.isAlive()) {
            launcher.destroy();
            System.err.println("The demo was not healthy within 35 minutes and is being stopped; see " + log + ".");
        }
        return 1;
    }

    private Process spawn(DemoSettings settings) {
        List<String> command = new ArrayList<>(List.of(KeycloakServer.java()));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Dgatehouse.background=true", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Launcher.class.getName(), "demo", "--port-base", Integer.toString(settings.base())));
        command.addAll(List.of("--force-bind", settings.bind()));
        if (settings.fresh()) {
            command.add("--fresh");
        }
        try {
            Files.createDirectories(log.resolveSibling("."));
            Files.writeString(log, "");
            return new ProcessBuilder(Sessions.own(command))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new StackFailure("The launcher cannot be started in the background: " + e.getMessage() + ".", e);
        }
    }

    private void show() {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = (int) Math.min(shown, all.length);
            int to = all.length;
            while (to > from && all[to - 1] != '\n') {
                to--;
            }
            System.out.print(new String(all, from, to - from, StandardCharsets.UTF_8));
            System.out.flush();
            shown = to;
        } catch (IOException e) {
            throw new StackFailure("The launcher's log " + log + " cannot be read.", e);
        }
    }
}
