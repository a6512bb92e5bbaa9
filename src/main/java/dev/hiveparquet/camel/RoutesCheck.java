package dev.hiveparquet.camel;

import dev.hiveparquet.check.Check;
import dev.hiveparquet.check.Finding;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.HttpSettings;
import dev.hiveparquet.config.InputSettings;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OutputSettings;
import dev.hiveparquet.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether Camel can build the routes: reads every route file, resolves placeholders, beans and endpoints as a start does,
 * and starts none of them. The program's own directories stay untouched, a temporary one stands in for them.
 */
final class RoutesCheck implements Check {
    private static final String SUBJECT = "routes";

    private final Settings settings;
    private final Map<String, String> properties;

    RoutesCheck(Configuration configuration) {
        this.settings = configuration.settings();
        this.properties = configuration.properties();
    }

    @Override
    public List<Finding> look() {
        Path scratch;
        try {
            scratch = Files.createTempDirectory("hive-parquet-ingest-check");
        } catch (IOException e) {
            return List.of(Finding.warning(
                    SUBJECT,
                    "not looked at: no temporary directory can be made (" + e + "); name one with"
                            + " -Djava.io.tmpdir"));
        }
        try {
            return List.of(build(scratch));
        } finally {
            delete(scratch);
        }
    }

    private Finding build(Path scratch) {
        try {
            Settings there = in(scratch);
            Configuration trial = new Configuration(there, properties(there));
            try (Storage storage = new Storage(trial.settings(), Clock.systemUTC());
                    Plant plant = new Plant(LiveConfiguration.fixed(trial), storage, Clock.systemUTC())) {
                return build(trial, plant);
            }
        } catch (StartException | IOException e) {
            return Finding.fails(SUBJECT, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private Finding build(Configuration trial, Plant plant) throws StartException {
        CamelRuntime camel = new CamelRuntime(trial, plant);
        try {
            camel.start();
            return Finding.ok(SUBJECT, camel.context().getRoutesSize() + " can be built");
        } finally {
            camel.stop();
        }
    }

    /** The settings with all that touches anything replaced. */
    private Settings in(Path scratch) throws IOException {
        OutputSettings output = settings.output();
        InputSettings input = settings.input();
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
                settings.process());
    }

    private Map<String, String> properties(Settings trial) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(Option.OUT_DIR.key(), trial.output().outDir().toString());
        all.put(Option.STATE_DIR.key(), trial.output().stateDir().toString());
        all.put("camel.main.autoStartup", "false");
        all.put("camel.main.jmxEnabled", "false");
        return all;
    }

    private static void delete(Path scratch) {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // What is left lies in the temporary directory, which others clean.
            scratch.toFile().deleteOnExit();
        }
    }
}
