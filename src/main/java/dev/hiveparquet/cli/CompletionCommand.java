package dev.hiveparquet.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code completion}: a script to standard output that lets bash, and zsh's bashcompinit, complete this command line. */
@Command(
        name = "completion",
        customSynopsis = "hive-parquet-ingest completion > FILE",
        description = "print a script that lets bash or zsh complete commands and options",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  source <(hive-parquet-ingest completion)"})
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        root.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
        root.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
