package io.gatehouse.stack;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./gatehouse doctor}: looks at this machine and at the demo in this folder, or at an installation elsewhere; exit
 * code 1 when something is wrong.
 */
final class DoctorCommand {

    private static final long NEEDED_MEGABYTES = 2048;

    private DoctorCommand() {}

    static int run(Installation installation, DoctorSettings settings, Map<String, String> environment, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        if (settings.url() != null && settings.realm() != null) {
            findings.addAll(new InstallationCheckUp(settings.url(), settings.realm(), settings.app(), clock)
                    .findings(environment));
        } else {
            findings.addAll(machine(installation));
            findings.addAll(demo(installation, settings.base(), clock));
        }
        findings.forEach(finding -> System.out.println(finding.text()));
        long faults = findings.stream().filter(finding -> !finding.ok()).count();
        System.out.println(faults == 0 ? "No faults." : faults + (faults == 1 ? " fault." : " faults."));
        return faults == 0 ? 0 : 1;
    }

    private static List<Finding> machine(Installation installation) {
        Path root = installation.root();
        long free = root.toFile().getUsableSpace() / (1024 * 1024);
        return List.of(
                Finding.of(
                        "Java",
                        Runtime.version().feature() >= 17,
                        Runtime.version() + " in " + System.getProperty("java.home"),
                        "Set JAVA_HOME to a JDK 17 or newer."),
                MavenProgram.finding(Sessions.find("mvn")),
                Finding.of(
                        "Disk",
                        free >= NEEDED_MEGABYTES,
                        free + " MB free at " + root,
                        "Make room: " + NEEDED_MEGABYTES + " MB are needed. Old Keycloaks can be deleted in "
                                + installation.cache() + "."));
    }

    private static List<Finding> demo(Installation installation, int base, Clock clock) {
        Optional<RunFile> run = RunFile.read(installation.demoData());
        if (run.flatMap(RunFile::process).isPresent()) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            return new DemoCheckUp(installation.demoData(), run.get(), clock).findings(today);
        }
        return notRunning(run.isPresent(), Ports.from(base));
    }

    /** Also the ports: whoever asks is about to start it. */
    static List<Finding> notRunning(boolean leftBehind, Ports ports) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "Demo",
                !leftBehind,
                leftBehind ? "its launcher ended without cleaning up" : "not running",
                "Clean up: ./gatehouse stop"));
        ports.byPart().forEach((part, port) -> {
            boolean isFree = Ports.isFree(port);
            findings.add(Finding.of(
                    "Port " + port,
                    isFree,
                    (isFree ? "free for " : "in use by another program, meant for ") + part,
                    "Stop that program, or move all ports: ./gatehouse demo --port-base 18080"));
        });
        return findings;
    }
}
