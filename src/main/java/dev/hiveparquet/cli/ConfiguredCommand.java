package dev.hiveparquet.cli;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.Mistake;
import java.util.List;

/** A command that takes every option of a run: an object with picocli's annotations, for what is its own. */
public interface ConfiguredCommand {
    /**
     * Does what it does.
     *
     * @param configuration checked as for a run
     * @return one of {@link ExitCode}
     * @throws Exception where it cannot
     */
    int call(Configuration configuration, Terminal terminal) throws Exception;

    /**
     * Says what is wrong with the configuration.
     *
     * @param mistakes at least one
     * @return one of {@link ExitCode}
     */
    default int refuse(List<Mistake> mistakes, Terminal terminal) {
        mistakes.forEach(mistake -> terminal.complain(mistake.line()));
        return ExitCode.USAGE;
    }
}
