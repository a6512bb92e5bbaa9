package dev.hiveparquet.cli;

import dev.hiveparquet.config.Mistake;
import dev.hiveparquet.config.Option;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command {@code replay}: a run over the quarantine alone, whatever inputs the configuration has. */
final class ReplayCommand {
    static final String NAME = "replay";

    /** What a replay has nothing to do with; the lines have a source already. */
    static final Set<Option> IGNORED =
            EnumSet.of(Option.INPUT, Option.TCP_HOST, Option.TCP_PORT, Option.SOURCE, Option.HEALTH_CHECK);

    private static final String REASON = "--reason";
    private static final String[] DESCRIPTION = {
        "",
        "Feeds lines of the quarantine back in. A line that can be a row now, because --max-line-bytes is larger,",
        "becomes one, at the time and of the source that it arrived with; all others stay in quarantine. A file of",
        "the quarantine goes when all its lines are where they belong; broken off, any later run goes on with it.",
        "Needs --state-dir and --out-dir for itself: stop the program first, or start it with the option --replay,",
        "which does the same beside its feed. Takes the options of a run except those that name inputs.",
        ""
    };

    private final ParseResult given;

    ReplayCommand(ParseResult given) {
        this.given = given;
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(NAME);
        spec.addOption(OptionSpec.builder(REASON)
                .paramLabel("REASON")
                .type(String.class)
                .arity("1")
                .description("lines rejected for this: overlong, torn, all; default overlong")
                .build());
        Stream.of(Option.values())
                .filter(option -> option != Option.REPLAY && !IGNORED.contains(option))
                .forEach(option -> spec.addOption(OptionSpecs.of(option)));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("print this text")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description("files of the quarantine to look at; default all")
                .build());
        spec.usageMessage()
                .description(DESCRIPTION)
                .customSynopsis("java -jar hive-parquet-ingest.jar replay [--reason REASON] [OPTIONS] [FILE...]");
        return spec;
    }

    /** The options of the run, the reason among them. */
    Map<Option, List<String>> options() {
        Map<Option, List<String>> options = OptionSpecs.values(given);
        options.put(Option.REPLAY, List.of(reason()));
        return options;
    }

    List<Path> files() {
        @Nullable List<Path> files = given.matchedPositionalValue(0, null);
        return Objects.requireNonNullElse(files, List.of());
    }

    /** What is wrong with the reason: said here, since the run knows it under another name. */
    List<Mistake> mistakes() {
        List<String> reasons = List.of("overlong", "torn", "all");
        return reasons.contains(reason())
                ? List.of()
                : List.of(new Mistake(REASON, reason(), "is not one of " + String.join(", ", reasons)));
    }

    private String reason() {
        return Objects.requireNonNullElse(given.matchedOptionValue(REASON, null), "overlong");
    }
}
