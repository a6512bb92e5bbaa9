package dev.hiveparquet;

import dev.hiveparquet.camel.CamelChecks;
import dev.hiveparquet.camel.Ingest;
import dev.hiveparquet.check.CheckCommand;
import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.simulate.SimulateCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program in a directory of its own, in this JVM or in one of its own, and all that it prints.
 *
 * <p>Words in braces stand for what differs from run to run: {@code {DIR}}, {@code {PID}}, and {@code {RUN}} for a run
 * over the directory's {@code a.log}.
 */
final class StartedProgram {
    private static final Pattern LOG_LINE = Pattern.compile("[\\d:.]+ [A-Z]+ .*");

    private final Path directory;
    private final Map<String, String> words = new HashMap<>();
    private String printed = "";

    StartedProgram(Path directory) {
        this.directory = directory;
        with("DIR", directory.toString());
        with("PID", String.valueOf(ProcessHandle.current().pid()));
        with("RUN", "-i " + directory + "/a.log -s x --http-port 0");
    }

    StartedProgram with(String word, String meaning) {
        words.put('{' + word + '}', meaning);
        return this;
    }

    String filledIn(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    /** Runs to the end in this JVM; returns the exit code. A {@code --http-port} given twice is given once, as the last. */
    int run(String arguments) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintWriter writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(new Properties(), Map.of(), directory);
        PrintStream usual = System.err;
        System.setErr(stream);
        try {
            return new Commands(surroundings, new Terminal(writer, writer), StartedProgram::ingest)
                    .with("simulate", new SimulateCommand())
                    .withConfigured("check", new CheckCommand(CamelChecks::of))
                    .execute(split(arguments));
        } finally {
            System.setErr(usual);
            printed = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static int ingest(LiveConfiguration configuration) {
        return new Ingest(configuration).run();
    }

    private String[] split(String arguments) {
        List<String> all = new ArrayList<>(List.of(filledIn(arguments).split(" +")));
        int first = all.indexOf("--http-port");
        if (first != all.lastIndexOf("--http-port")) {
            all.subList(first, first + 2).clear();
        }
        return all.toArray(String[]::new);
    }

    /** Starts it as a process of its own; what it prints goes nowhere. */
    Process start(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName()));
        command.addAll(List.of(split(arguments)));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What was printed, the log left out. */
    List<String> messages() {
        return printed.lines().filter(line -> !LOG_LINE.matcher(line).matches()).toList();
    }

    /** All that was printed, the log included. */
    String everything() {
        return printed;
    }

    List<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    /** The size of the one published file, as the summary shows it. */
    String publishedSize() throws IOException {
        return String.format(Locale.ROOT, "%.1f KiB", Files.size(published().get(0)) / 1024.0);
    }
}
