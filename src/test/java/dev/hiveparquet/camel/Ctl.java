package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.control.CtlCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;

/** {@code ctl} as a person calls it in the directory of a run. */
final class Ctl {
    private final Path directory;
    private int exitCode;

    Ctl(Path directory) {
        this.directory = directory;
    }

    /** What it prints, to both streams. */
    String ask(String... words) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        Surroundings surroundings = new Surroundings(new Properties(), Map.of(), directory);
        exitCode = new CommandLine(new CtlCommand(surroundings, new Terminal(writer, writer))).execute(words);
        return printed.toString();
    }

    /** Of the last call. */
    int exitCode() {
        return exitCode;
    }
}
