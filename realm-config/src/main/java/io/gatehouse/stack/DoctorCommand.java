package io.gatehouse.stack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ./gatehouse doctor}: looks at this machine and at the running demo; exit code 1 when something is wrong. */
final class DoctorCommand {

    private static final long NEEDED_MEGABYTES = 2048;

    private final Installation installation;
    private final List<Finding> findings = new ArrayList<>();

    private DoctorCommand(Installation installation) {
        this.installation = installation;
    }

    static int run(Installation installation, LocalDate today) {
        DoctorCommand doctor = new DoctorCommand(installation);
        doctor.machine();
        Optional<RunFile> run = RunFile.read(installation.demoData());
        if (run.flatMap(RunFile::process).isPresent()) {
            doctor.findings.addAll(new DemoCheckUp(installation.demoData(), run.get()).findings(today));
        } else {
            doctor.notRunning(run.isPresent());
        }
        doctor.findings.forEach(finding -> System.out.println(finding.text()));
        long faults = doctor.findings.stream().filter(finding -> !finding.ok()).count();
        System.out.println(faults == 0 ? "No faults." : faults + (faults == 1 ? " fault." : " faults."));
        return faults == 0 ? 0 : 1;
    }

    private void machine() {
        findings.add(Finding.of(
                "Java",
                Runtime.version().feature() >= 17,
                Runtime.version() + " in " + System.getProperty("java.home"),
                "Set JAVA_HOME to a JDK 17 or newer."));
        findings.add(Finding.of(
                "Maven",
                Sessions.find("mvn") != null,
                Sessions.find("mvn") == null ? "not found" : "found",
                "Install Maven 3.8 or newer; without it nothing can be built."));
        Path root = installation.root();
        long free = root.toFile().getUsableSpace() / (1024 * 1024);
        findings.add(Finding.of(
                "Disk",
                free >= NEEDED_MEGABYTES,
                free + " MB free at " + root,
                "Make room: " + NEEDED_MEGABYTES + " MB are needed. Old Keycloaks can be deleted in "
                        + installation.cache() + "."));
    }

    private void notRunning(boolean leftBehind) {
        findings.add(Finding.of(
                "Demo",
                !leftBehind,
                leftBehind ? "its launcher ended without cleaning up" : "not running",
                "Clean up: ./gatehouse stop"));
        Ports.from(DemoSettings.DEFAULT_BASE)
                .byPart()
                .forEach((part, port) -> findings.add(Finding.of(
                        "Port " + port,
                        Ports.isFree(port),
                        (Ports.isFree(port) ? "free for " : "in use by another program, meant for ") + part,
                        "Stop that program, or move all ports: ./gatehouse demo --port-base 18080")));
    }
}
