package dev.hiveparquet.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, what it prints in a file; it does not outlive this JVM. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Thread hook;

    /** Starts the command in a directory of its own, with the S3 keys in its environment. */
    Program(List<String> command, EmbeddedS3 s3, Path directory) throws IOException {
        log = directory.resolve("program.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("S3_ACCESS_KEY", s3.accessKey());
        builder.environment().put("S3_SECRET_KEY", s3.secretKey());
        process = builder.start();
        hook = new Thread(process::destroy, "program-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where all that it prints goes. */
    Path log() {
        return log;
    }

    boolean running() {
        return process.isAlive();
    }

    /** Sends SIGTERM and waits; returns the exit code, or -1 when the process had to be killed after that time. */
    int stop(Duration patience) throws InterruptedException {
        process.destroy();
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    /** The last lines that it printed, at most so many. */
    List<String> lastLines(int count) throws IOException {
        List<String> lines =
                Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and the hook with it.
            return;
        }
    }
}
