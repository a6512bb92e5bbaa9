package dev.hiveparquet.control;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Json;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.ConfigurationException;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.SettingsReader;
import dev.hiveparquet.config.Surroundings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The command {@code ctl}: asks the program that runs on a state directory, or tells it to do something.
 *
 * <p>Exit code 0 if it is done, 1 if it could not be or no program answers, 2 if there is nothing of that name.
 */
@Command(
        name = "ctl",
        sortOptions = false,
        customSynopsis = "java -jar hive-parquet-ingest.jar ctl [--state-dir DIR] [--json] COMMAND",
        description = "ask the running program how it is, or tell it to do something",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Commands:",
            "  status                    how it is going: feeds, groups, uploads, disk, last files, warnings",
            "  routes                    every route with its state and statistics",
            "  routes start|stop|suspend|resume ROUTE",
            "                            the same of one route; feeds and uploads can be stopped",
            "  flush                     complete and publish all open files now",
            "  drain                     end in good order, as SIGTERM does, and print the summary",
            "  uploads                   what waits for the bucket, and why",
            "  uploads retry             try again at once",
            "  gaps [DURATION]           when the feed was not connected, and why; of the last 12h, say",
            "  loglevel                  the loggers that have a level",
            "  loglevel LOGGER LEVEL     set it until the program ends; ROOT for all; LEVEL - takes it back",
            "",
            "Only the user that runs the program may ask. Exit code: 0 done, 1 not done or no program answers,",
            "2 there is no such command, route or level."
        })
public final class CtlCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Terminal terminal;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> words = new ArrayList<>();

    @picocli.CommandLine.Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "the program's state directory; default as of a run [STATE_DIR]")
    private @Nullable String stateDir;

    @picocli.CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the program's application.properties, which may name it [CONFIG]")
    private @Nullable String config;

    @picocli.CommandLine.Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @picocli.CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** The command, asking the program of the state directory that is configured. */
    public CtlCommand(Surroundings surroundings, Terminal terminal) {
        this.surroundings = surroundings;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (words.isEmpty()) {
            terminal.complain("ctl: needs a command; ctl --help lists them");
            return ExitCode.USAGE;
        }
        try {
            return ask(directory());
        } catch (ConfigurationException e) {
            e.mistakes().forEach(mistake -> terminal.complain(mistake.line()));
            return ExitCode.USAGE;
        }
    }

    private Path directory() throws ConfigurationException {
        Map<Option, List<String>> given = new EnumMap<>(Option.class);
        if (stateDir != null) {
            given.put(Option.STATE_DIR, List.of(stateDir));
        }
        if (config != null) {
            given.put(Option.CONFIG, List.of(config));
        }
        return surroundings
                .workingDirectory()
                .resolve(new SettingsReader(surroundings).readOne(Option.STATE_DIR, given));
    }

    private int ask(Path directory) {
        try (SocketChannel channel = SocketChannel.open(ControlAddress.of(directory))) {
            Wire.writeRequest(channel, json, words);
            return show(Wire.readAnswer(channel));
        } catch (IOException | UnsupportedOperationException e) {
            return unanswered(reason(directory, e));
        }
    }

    private int show(String answer) {
        int end = answer.indexOf('\n');
        if (end < 0) {
            return unanswered("the program hung up without an answer");
        }
        int exitCode = Integer.parseInt(answer.substring(0, end));
        String text = answer.substring(end + 1);
        if (exitCode == ExitCode.OK || json) {
            terminal.out().print(text);
            terminal.out().flush();
        } else {
            text.lines().forEach(line -> terminal.complain("ctl: " + line));
        }
        return exitCode;
    }

    private int unanswered(String problem) {
        if (json) {
            terminal.out().println(Json.of(Map.of("error", problem)));
            terminal.out().flush();
        } else {
            terminal.complain("ctl: " + problem);
        }
        return ExitCode.FAILED;
    }

    private static String reason(Path directory, Exception failure) {
        String shown = Excerpt.of(directory.toAbsolutePath().normalize().toString());
        Path closed = ControlAddress.directory(directory);
        if (failure instanceof AccessDeniedException || (Files.exists(closed) && !Files.isExecutable(closed))) {
            return "only the user that runs the program on " + shown + " may ask it";
        }
        if (failure instanceof ConnectException || failure instanceof SocketException) {
            return "no program runs on " + shown + "; --state-dir names another";
        }
        return "the program on " + shown + " cannot be asked: " + failure.getMessage();
    }
}
