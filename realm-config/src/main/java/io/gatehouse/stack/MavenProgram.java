package io.gatehouse.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Maven on the PATH, and whether it is new enough. */
final class MavenProgram {

    private static final String REMEDY = "Install Maven 3.8 or newer; without it nothing can be built.";
    private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");
    private static final int LIMIT_SECONDS = 30;

    private MavenProgram() {}

    /** @param program null when there is none */
    static Finding finding(@Nullable Path program) {
        if (program == null) {
            return Finding.fault("Maven", "not found", REMEDY);
        }
        String said = said(program);
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            return Finding.fault("Maven", program + " does not say its version: " + said.strip(), REMEDY);
        }
        int major = Integer.parseInt(version.group(1));
        boolean isNew = major > 3 || major == 3 && Integer.parseInt(version.group(2)) >= 8;
        return Finding.of("Maven", isNew, version.group() + ", " + program, REMEDY);
    }

    private static String said(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "no answer within " + LIMIT_SECONDS + " seconds";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
