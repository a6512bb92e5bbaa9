package dev.hiveparquet.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of the project as a process in a directory of its own; it does not outlive {@link #close}. */
final class Script implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src/main/scripts").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 240;

    private final Path printed;
    private final Process process;

    /** Starts it. What it prints, to either end, goes into one file there. */
    Script(Path directory, String name, String... arguments) throws IOException {
        printed = directory.resolve("printed");
        List<String> command =
                new ArrayList<>(List.of("sh", SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TMPDIR", directory.toString());
        process = builder.start();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end and returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the script does not end");
        }
        return process.exitValue();
    }

    /** All that it has printed so far. */
    String printed() throws IOException {
        return Files.readString(printed);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
