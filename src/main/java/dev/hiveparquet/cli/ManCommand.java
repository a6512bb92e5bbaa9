package dev.hiveparquet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code man}: the manual page to standard output, which the build puts into the installation. */
@Command(name = "man", hidden = true, description = "print the manual page")
public final class ManCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        root.commandLine().getOut().print(new ManualPage(root).render());
        root.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
