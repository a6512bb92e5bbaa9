package dev.hiveparquet.cli;

import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.StorageSettings;
import dev.hiveparquet.config.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command line in a directory of its own, with a run that only notes that it was called. */
final class CommandLineFixture {
    final Properties system = new Properties();
    final Map<String, String> environment = new HashMap<>();
    final List<Settings> runs = new ArrayList<>();
    final Simulate simulate = new Simulate();
    final Look look = new Look();
    int runReturns;

    private final Path directory;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CommandLineFixture(Path directory) {
        this.directory = directory;
    }

    int execute(String... arguments) throws Exception {
        out = new StringWriter();
        err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
        RunCommand run = configuration -> {
            runs.add(configuration.get());
            return runReturns;
        };
        return new Commands(new Surroundings(system, environment, directory), terminal, run)
                .with("simulate", simulate)
                .with("look", look)
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** A command such as others add. */
    @Command(name = "simulate", description = "Serve a made-up feed.", mixinStandardHelpOptions = true)
    static final class Simulate implements Callable<Integer> {
        @Option(
                names = "--rate",
                paramLabel = "N",
                defaultValue = "10",
                description = "lines a second; default ${DEFAULT-VALUE}")
        int rate;

        int calls;

        @Override
        public Integer call() {
            calls++;
            return rate;
        }
    }

    /** A command on what runs have left. */
    @Command(name = "look", description = "Look at it.", mixinStandardHelpOptions = true)
    static final class Look implements StorageCommand {
        @Option(names = "--deep")
        boolean deep;

        final List<StorageSettings> calls = new ArrayList<>();

        @Override
        public int call(StorageSettings settings, Terminal terminal) {
            calls.add(settings);
            return deep ? 1 : 0;
        }
    }
}
