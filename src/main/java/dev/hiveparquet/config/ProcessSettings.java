package dev.hiveparquet.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the program itself runs.
 *
 * @param shutdownTimeout the one deadline for a whole stop
 * @param progress whether a line of progress is shown
 * @param configFile the file laid over the program's own application.properties, if there is one
 * @param routesDir the directory laid over the program's own routes, if there is one
 * @param dryRun whether nothing is done but told what would be
 * @param profile null where the run is not profiled
 * @param camelCli whether Camel's own command-line tools may see and steer the run
 */
public record ProcessSettings(
        Duration shutdownTimeout,
        ProgressMode progress,
        @Nullable Path configFile,
        @Nullable Path routesDir,
        boolean dryRun,
        @Nullable ProfileSettings profile,
        boolean camelCli) {
    public ProcessSettings {
        Option.SHUTDOWN_TIMEOUT.require(shutdownTimeout);
    }
}
