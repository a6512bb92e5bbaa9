package dev.hiveparquet.cli;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.ConfigurationException;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Mistake;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.SettingsReader;
import dev.hiveparquet.config.StorageSettings;
import dev.hiveparquet.config.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program's command line: from arguments to an exit code.
 *
 * <p>Without a command it runs; others are added by {@link #with}. Every mistake of a start is printed, one a line, before
 * anything is begun. One instance serves one start.
 */
public final class Commands {
    private static final int MESSAGE_LIMIT = 240;

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final RunCommand run;
    private final Map<String, Object> others = new LinkedHashMap<>();

    public Commands(Surroundings surroundings, Terminal terminal, RunCommand run) {
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.run = run;
    }

    /** Adds a command: an object with picocli's annotations, called when its name stands first on the command line. */
    public Commands with(String name, Callable<Integer> command) {
        others.put(name, command);
        return this;
    }

    /** Adds a command that takes the options of a run that say where things are kept. */
    public Commands with(String name, StorageCommand command) {
        others.put(name, command);
        return this;
    }

    /** Adds a command that takes every option of a run beside its own. */
    public Commands withConfigured(String name, ConfiguredCommand command) {
        others.put(name, command);
        return this;
    }

    /**
     * Does what the arguments say.
     *
     * @return one of {@link ExitCode}
     * @throws Exception what an added command throws
     */
    public int execute(String... arguments) throws Exception {
        CommandLine commandLine = commandLine(List.of(arguments));
        try {
            return execute(commandLine, List.of(arguments));
        } catch (ParameterException ofAnotherCommand) {
            String name = ofAnotherCommand.getCommandLine().getCommandName();
            terminal.complain(name + ": " + problem(ofAnotherCommand));
            return ExitCode.USAGE;
        }
    }

    /** Without what follows an unknown option: it may be the value of a secret that belongs to the run. */
    private static String problem(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0).split("=", 2)[0];
            return first.startsWith("-") ? "Unknown option: '" + Excerpt.of(first) + "'" : "takes options only";
        }
        return Excerpt.of(String.valueOf(mistake.getMessage()), MESSAGE_LIMIT);
    }

    private int execute(CommandLine commandLine, List<String> given) throws Exception {
        Set<String> names = new HashSet<>(others.keySet());
        names.add(ReplayCommand.NAME);
        Arguments arguments = Arguments.of(given, names);
        ParseResult result = commandLine.parseArgs(arguments.kept().toArray(String[]::new));
        if (CommandLine.executeHelpRequest(result) != null) {
            return ExitCode.OK;
        }
        for (Exception error : result.errors()) {
            if (error instanceof ParameterException parameter && parameter.getCommandLine() != commandLine) {
                throw parameter;
            }
        }
        List<Mistake> mistakes = new ArrayList<>(arguments.mistakes());
        mistakes.addAll(new UsageMistakes(commandLine, given).of(result.errors()));
        Map<Option, List<String>> options = OptionSpecs.values(result);
        if (result.hasSubcommand()) {
            return other(result.subcommand(), options.keySet(), mistakes);
        }
        return ingest(options, mistakes);
    }

    private int replay(ParseResult command, List<Mistake> mistakes) {
        ReplayCommand replay = new ReplayCommand(command);
        mistakes.addAll(replay.mistakes());
        if (!mistakes.isEmpty()) {
            return refuse(mistakes);
        }
        try {
            Configuration configuration =
                    new SettingsReader(surroundings).read(replay.options(), ReplayCommand.IGNORED);
            Settings settings = configuration.settings().replaying(replay.files());
            return run.run(LiveConfiguration.fixed(new Configuration(settings, configuration.properties())));
        } catch (ConfigurationException e) {
            return refuse(e.mistakes());
        }
    }

    private int other(ParseResult command, Set<Option> misplaced, List<Mistake> mistakes) throws Exception {
        String name = command.commandSpec().name();
        for (Option option : misplaced) {
            mistakes.add(new Mistake(option.flag(), null, "is not an option of the command " + name));
        }
        if (!mistakes.isEmpty()) {
            return refuse(mistakes);
        }
        if (name.equals(ReplayCommand.NAME)) {
            return replay(command, mistakes);
        }
        if (command.commandSpec().userObject() instanceof StorageCommand storage) {
            return storage(storage, OptionSpecs.values(command));
        }
        if (command.commandSpec().userObject() instanceof ConfiguredCommand configured) {
            return configured(configured, OptionSpecs.values(command));
        }
        return ((Callable<?>) command.commandSpec().userObject()).call() instanceof Integer code ? code : ExitCode.OK;
    }

    private int storage(StorageCommand command, Map<Option, List<String>> options) throws Exception {
        StorageSettings settings;
        try {
            settings = new SettingsReader(surroundings).readStorage(options);
        } catch (ConfigurationException e) {
            return refuse(e.mistakes());
        }
        return command.call(settings, terminal);
    }

    private int configured(ConfiguredCommand command, Map<Option, List<String>> options) throws Exception {
        Configuration configuration;
        try {
            configuration = new SettingsReader(surroundings).read(options);
        } catch (ConfigurationException e) {
            return command.refuse(e.mistakes(), terminal);
        }
        return command.call(configuration, terminal);
    }

    private int ingest(Map<Option, List<String>> options, List<Mistake> mistakes) {
        SettingsReader reader = new SettingsReader(surroundings);
        try {
            if (mistakes.isEmpty() && asksForHealth(reader, options)) {
                return healthCheck(reader.readOne(Option.STATE_DIR, options));
            }
            LiveConfiguration configuration = reader.readLive(options);
            return mistakes.isEmpty() ? run.run(configuration) : refuse(mistakes);
        } catch (ConfigurationException e) {
            List<String> told = mistakes.stream().map(Mistake::key).toList();
            e.mistakes().stream()
                    .filter(mistake -> !told.contains(mistake.key()))
                    .forEach(mistakes::add);
            return refuse(mistakes);
        }
    }

    private static boolean asksForHealth(SettingsReader reader, Map<Option, List<String>> options) {
        try {
            return reader.readOne(Option.HEALTH_CHECK, options).equals("true");
        } catch (ConfigurationException toldWithAllOthersByRead) {
            return false;
        }
    }

    private int healthCheck(String stateDir) {
        Path directory = surroundings.workingDirectory().resolve(stateDir);
        HealthCheck.Verdict verdict = HealthCheck.ask(directory, Clock.systemUTC());
        terminal.out().println(verdict);
        terminal.out().flush();
        return verdict.up() ? ExitCode.OK : ExitCode.FAILED;
    }

    private int refuse(List<Mistake> mistakes) {
        mistakes.forEach(mistake -> terminal.complain(mistake.line()));
        return ExitCode.USAGE;
    }

    private CommandLine commandLine(List<String> arguments) {
        // Defaults of added commands stand in their help; ours and every value are taken as they are.
        CommandLine commandLine = new CommandLine(RootCommand.spec()).setInterpolateVariables(false);
        if (arguments.stream().anyMatch(this::concernsOthers)) {
            commandLine.addSubcommand(ReplayCommand.NAME, ReplayCommand.spec());
            others.forEach((name, command) -> commandLine.addSubcommand(name, spec(command)));
        }
        return commandLine
                .setUsageHelpWidth(RootCommand.WIDTH)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setAllowSubcommandsAsOptionParameters(true)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false);
    }

    private static CommandSpec spec(Object command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        if (command instanceof StorageCommand) {
            StorageCommand.OPTIONS.forEach(option -> spec.addOption(OptionSpecs.of(option)));
        }
        if (command instanceof ConfiguredCommand) {
            List.of(Option.values()).forEach(option -> spec.addOption(OptionSpecs.of(option)));
        }
        return spec;
    }

    /** Reading the annotations of all commands takes longer than all else that a plain run needs of the command line. */
    private boolean concernsOthers(String argument) {
        return others.containsKey(argument)
                || argument.equals(ReplayCommand.NAME)
                || argument.equals("-h")
                || argument.equals("--help");
    }
}
