package dev.hiveparquet.cli;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OptionGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command without a name, as picocli knows it: its options, and the text of {@code --help}. */
final class RootCommand {
    /** Columns of every help text. */
    static final int WIDTH = 100;

    private static final String[] EXAMPLES = {
        "",
        "Options may also be given in the environment under the name in brackets, or as properties",
        "(ingest.max-rows) with -D or in the file application.properties, which explains them all.",
        "Sizes are like 64KiB or 128MiB, durations like 200ms, 30s, 5m or 7d. COMMAND --help says more.",
        "",
        "Exit code: 0 all is done, 1 something could not be done and the summary names it, 2 the command",
        "line or the configuration is wrong and nothing was begun. SIGTERM or SIGINT ends a run in order.",
        "",
        "Examples:",
        "  java -jar hive-parquet-ingest.jar --input ais.log --source archive --out-dir data",
        "  java -jar hive-parquet-ingest.jar --tcp-host feed.example.org --tcp-port 5631 \\",
        "      --source kystverket --s3-bucket ais-archive"
    };

    private RootCommand() {}

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(Terminal.PROGRAM).version(Terminal.PROGRAM + " " + version());
        for (Option option : Option.values()) {
            spec.addOption(OptionSpecs.of(option));
        }
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("print this text")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version")
                .build());
        spec.parser().collectErrors(true);
        usage(spec.usageMessage());
        return spec;
    }

    /** The version in the jar's manifest; outside a jar there is none. */
    static String version() {
        @Nullable String version = RootCommand.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void usage(UsageMessageSpec usage) {
        usage.width(WIDTH)
                .customSynopsis(
                        "java -jar hive-parquet-ingest.jar [OPTIONS]",
                        "       java -jar hive-parquet-ingest.jar COMMAND [OPTIONS]")
                .description(
                        "",
                        "Line feeds and archives in, Hive-partitioned zstd Parquet out, on disk and in S3.",
                        "Without a command it ingests: files until they are read, a TCP feed until it is told to stop.")
                .commandListHeading("%nCommands:%n")
                .footer(EXAMPLES);
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, RootCommand::optionList);
    }

    private static String optionList(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        StringBuilder text = new StringBuilder();
        for (OptionGroup group : OptionGroup.values()) {
            Help.Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
            layout.addOptions(inGroup(help.commandSpec(), group), help.createDefaultParamLabelRenderer());
            text.append(System.lineSeparator())
                    .append(group.heading())
                    .append(':')
                    .append(System.lineSeparator());
            text.append(layout);
        }
        return text.toString();
    }

    /** The options of one section, in the order in which they are listed. */
    static List<OptionSpec> inGroup(CommandSpec spec, OptionGroup group) {
        List<OptionSpec> options = new ArrayList<>(Stream.of(Option.values())
                .filter(option -> option.group() == group)
                .map(option -> spec.findOption(option.flag()))
                .toList());
        if (group == OptionGroup.RUNNING) {
            options.add(spec.findOption("--help"));
            options.add(spec.findOption("--version"));
        }
        return options;
    }
}
