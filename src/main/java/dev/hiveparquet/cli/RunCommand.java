package dev.hiveparquet.cli;

import dev.hiveparquet.config.Settings;
import java.util.Map;

/** What is done when no other command is named: ingest until the input ends or the process is told to stop. */
@FunctionalInterface
public interface RunCommand {
    /**
     * Runs to the end.
     *
     * @param settings checked
     * @param properties the same, flat, for route placeholders; without secrets
     * @return one of {@link ExitCode}
     */
    int run(Settings settings, Map<String, String> properties);
}
