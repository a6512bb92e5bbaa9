package dev.hiveparquet.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own in a directory, with what it prints in a file; it does not outlive the test. */
final class Child implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the program without HTTP; output and state are {@code out} and {@code state} in the directory. */
    static Child start(Path directory, List<String> jvmOptions, String... arguments) throws IOException {
        return startBy(List.of(), directory, jvmOptions, arguments);
    }

    /** The same as the argument of another command, which runs the program in its own place. */
    static Child startBy(List<String> by, Path directory, List<String> jvmOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(jvmOptions);
        command.add("dev.hiveparquet.Application");
        command.addAll(List.of("-s", "test", "-o", "out", "--http-port", "0", "--min-free-bytes", "0"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(directory, "run-", ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Child(process, log);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** kill -9, without waiting. */
    void kill9() {
        process.destroyForcibly();
    }

    /** SIGTERM, and its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Its exit code when it ends by itself; -1 where it does not. */
    int exitCode() throws InterruptedException {
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** What it has printed. */
    String printed() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
