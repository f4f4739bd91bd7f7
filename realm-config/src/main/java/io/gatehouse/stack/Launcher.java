package io.gatehouse.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What {@code ./gatehouse} runs once everything is built. Exit codes: 0 done, 1 failed with a sentence, 2 not understood.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        int exit;
        try {
            exit = run(arguments.length == 0 ? "" : arguments[0], arguments);
        } catch (Arguments.Misuse e) {
            System.err.println(e.getMessage() + " See ./gatehouse help");
            exit = 2;
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
            exit = 1;
        }
        System.out.flush();
        System.err.flush();
        // not from this thread: the hook that a signal starts waits for it
        int code = exit;
        new Thread(() -> System.exit(code), "exit").start();
    }

    private static int run(String command, String[] arguments) {
        Arguments rest =
                new Arguments(Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
        Installation installation = Installation.here();
        return switch (command) {
            case "demo" -> {
                DemoSettings settings = DemoSettings.parse(rest);
                yield settings.background()
                        ? new Background(installation).run(settings)
                        : new DemoCommand(installation, settings).run(LocalDate.now());
            }
            case "stop" -> {
                rest.none(command);
                yield StopCommand.run(installation);
            }
            case "status" -> {
                rest.none(command);
                yield StatusCommand.run(installation);
            }
            case "doctor" ->
                DoctorCommand.run(installation, DoctorSettings.parse(rest), System.getenv(), Clock.systemDefaultZone());
            case "bench" -> BenchCommand.run(installation, rest);
            default -> throw new Arguments.Misuse("There is no command '" + command + "'.");
        };
    }

    /** Names are Chinese too, whatever the terminal's locale says. */
    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
