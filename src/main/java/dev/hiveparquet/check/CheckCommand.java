package dev.hiveparquet.check;

import dev.hiveparquet.cli.ConfiguredCommand;
import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.Mistake;
import dev.hiveparquet.control.LogLevels;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code check}: given the options of a run, a list of what is right and what is not, and what to do about it.
 *
 * <p>Exit code 0 if nothing fails, 1 if something does, 2 if the configuration is wrong, which keeps the rest from being
 * looked at.
 */
@Command(
        name = "check",
        customSynopsis = "java -jar hive-parquet-ingest.jar check [--json] [OPTIONS OF A RUN]",
        description = "look whether a run with these options could work, and change nothing",
        optionListHeading = "%nOptions, as of a run, and:%n",
        footer = {"", "Exit code: 0 nothing fails, 1 something does, 2 the configuration is wrong."})
public final class CheckCommand implements ConfiguredCommand {
    private final Function<Configuration, List<Check>> camelChecks;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /**
     * The command.
     *
     * @param camelChecks what is to be looked at beside what this package looks at
     */
    public CheckCommand(Function<Configuration, List<Check>> camelChecks) {
        this.camelChecks = camelChecks;
    }

    @Override
    public int call(Configuration configuration, Terminal terminal) {
        Report report = LogLevels.quietly(() -> look(configuration, terminal.out()));
        conclude(report, terminal.out());
        return report.exitCode();
    }

    private Report look(Configuration configuration, PrintWriter out) {
        List<Check> checks = new ArrayList<>(Checks.of(configuration.settings(), Clock.systemUTC()));
        checks.addAll(camelChecks.apply(configuration));
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            List<Finding> found = check.look();
            findings.addAll(found);
            show(found, out);
        }
        return new Report(findings);
    }

    @Override
    public int refuse(List<Mistake> mistakes, Terminal terminal) {
        List<Finding> findings = mistakes.stream()
                .map(mistake -> Finding.fails("configuration", mistake.line()))
                .toList();
        show(findings, terminal.out());
        conclude(new Report(findings), terminal.out());
        return ExitCode.USAGE;
    }

    /** At once, since the next check may have to wait for a server. */
    private void show(List<Finding> findings, PrintWriter out) {
        if (!json) {
            findings.forEach(finding -> out.println(Report.line(finding)));
            out.flush();
        }
    }

    private void conclude(Report report, PrintWriter out) {
        out.println(json ? report.json() : report.conclusion());
        out.flush();
    }
}
