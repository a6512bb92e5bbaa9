package dev.hiveparquet.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The archive that the build made, unpacked, and its launcher started in a directory of its own. */
final class Installation {
    private static final long PATIENCE_SECONDS = 120;

    private final Path home;
    private final Path workingDirectory;

    /** What a command printed, both outputs together, and its exit code. */
    record Outcome(int exitCode, String printed) {}

    private Installation(Path home, Path workingDirectory) {
        this.home = home;
        this.workingDirectory = workingDirectory;
    }

    static Installation unpack(Path directory) throws Exception {
        Path workingDirectory = Files.createDirectory(directory.resolve("work"));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(Path.of("target"), "*-distribution.tar.gz")) {
            Path archive = archives.iterator().next().toAbsolutePath();
            Outcome outcome = execute(directory, Map.of(), "tar", "-xzf", archive.toString());
            if (outcome.exitCode() != 0) {
                throw new IOException(outcome.printed());
            }
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(directory, "hive-parquet-ingest-*")) {
            return new Installation(homes.iterator().next(), workingDirectory);
        }
    }

    Path home() {
        return home;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** Starts the launcher by a link to it, as one in /usr/local/bin would be, and waits for its end. */
    Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        Path link = workingDirectory.resolveSibling("launcher");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, home.resolve("bin/hive-parquet-ingest"));
        }
        List<String> command = new ArrayList<>(List.of(link.toString()));
        command.addAll(List.of(arguments));
        return execute(workingDirectory, environment, command.toArray(String[]::new));
    }

    private static Outcome execute(Path directory, Map<String, String> environment, String... command)
            throws Exception {
        File printed = File.createTempFile("printed", ".txt", directory.toFile());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(String.join(" ", command) + " does not end");
            }
            return new Outcome(process.exitValue(), Files.readString(printed.toPath(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
