package dev.hiveparquet.cli;

import dev.hiveparquet.config.LiveConfiguration;

/** What is done when no other command is named: ingest until the input ends or the process is told to stop. */
@FunctionalInterface
public interface RunCommand {
    /**
     * Runs to the end.
     *
     * @param configuration checked
     * @return one of {@link ExitCode}
     */
    int run(LiveConfiguration configuration);
}
