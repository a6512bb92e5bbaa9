package dev.hiveparquet.camel;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.HttpSettings;
import dev.hiveparquet.config.InputSettings;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OutputSettings;
import dev.hiveparquet.config.ProcessSettings;
import dev.hiveparquet.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the routes of a run, with placeholders, beans and endpoints resolved as at a start, and starts none of them. A
 * temporary directory stands in for the run's own.
 */
final class RoutesTrial {
    private final Settings settings;
    private final Map<String, String> properties;
    private final Path scratch;

    /**
     * A trial.
     *
     * @param scratch an empty directory
     */
    RoutesTrial(Configuration configuration, Path scratch) {
        this.settings = configuration.settings();
        this.properties = configuration.properties();
        this.scratch = scratch;
    }

    /**
     * Builds the routes.
     *
     * @param routesDir the directory whose routes are laid over the program's own, null for none
     * @throws StartException why a start would fail
     */
    Blueprint build(@Nullable Path routesDir) throws StartException, IOException {
        Settings there = in(routesDir);
        Configuration trial = new Configuration(there, propertiesOf(there));
        try (Storage storage = new Storage(there, Clock.systemUTC());
                Plant plant = new Plant(LiveConfiguration.fixed(trial), storage, Clock.systemUTC())) {
            CamelRuntime camel = new CamelRuntime(trial, plant, CamelTools.none());
            try {
                camel.start();
                return Blueprint.of(camel.context());
            } finally {
                camel.stop();
            }
        }
    }

    /** The settings with all that touches anything replaced. */
    private Settings in(@Nullable Path routesDir) throws IOException {
        OutputSettings output = settings.output();
        InputSettings input = settings.input();
        ProcessSettings process = settings.process();
        List<String> inputs = input.paths().isEmpty()
                ? List.of()
                : List.of(Files.createFile(scratch.resolve("input")).toString());
        return new Settings(
                new InputSettings(input.source(), inputs, input.again(), input.timestamp(), input.maxLineBytes()),
                null,
                settings.tcp(),
                new OutputSettings(scratch.resolve("out"), scratch.resolve("state"), output.partitionBy()),
                settings.groups(),
                settings.disk(),
                settings.journal(),
                settings.s3(),
                new HttpSettings(settings.http().host(), 0),
                new ProcessSettings(
                        process.shutdownTimeout(),
                        process.progress(),
                        process.configFile(),
                        routesDir,
                        false,
                        null,
                        false));
    }

    private Map<String, String> propertiesOf(Settings trial) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(Option.OUT_DIR.key(), trial.output().outDir().toString());
        all.put(Option.STATE_DIR.key(), trial.output().stateDir().toString());
        all.put("camel.main.autoStartup", "false");
        all.put("camel.main.jmxEnabled", "false");
        return all;
    }
}
