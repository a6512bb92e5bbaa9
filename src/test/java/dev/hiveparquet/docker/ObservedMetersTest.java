package dev.hiveparquet.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hiveparquet.metrics.Level;
import dev.hiveparquet.metrics.Meters;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Alert rules and dashboard speak of meters that the program has, and every alert fires when it should. */
class ObservedMetersTest {
    private static final Path RULES = Path.of("docker/prometheus/alerts.yaml");
    private static final Path RULE_TESTS = Path.of("src/test/prometheus/alerts-test.yaml");
    private static final Path DASHBOARD = Path.of("docker/grafana/dashboards/hive-parquet-ingest.json");
    private static final Pattern METER = Pattern.compile("\\bingest_[a-z_]+");

    @Test
    void every_meter_that_rules_tests_and_dashboard_name_is_one_of_the_programs() throws Exception {
        Set<String> known = scraped();
        for (Path file : List.of(RULES, RULE_TESTS, DASHBOARD)) {
            Set<String> named = matches(METER, Files.readString(file));
            assertThat(named).as("%s", file).hasSizeGreaterThan(5);
            assertThat(known).as("%s", file).containsAll(named);
        }
    }

    @Test
    void the_dashboard_can_be_read() throws Exception {
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DASHBOARD)))
                .isInstanceOf(Map.class);
    }

    @Test
    void every_alert_has_a_test_in_which_it_fires_and_stands_in_the_operating_page() throws Exception {
        Set<String> alerts = matches(Pattern.compile("(?<=- alert: )\\w+"), Files.readString(RULES));
        String tests = Files.readString(RULE_TESTS);
        Set<String> fired = matches(Pattern.compile("(?<=alertname: )\\w+(?=\\n +exp_alerts)"), tests);

        assertThat(alerts).hasSizeGreaterThan(9);
        assertThat(fired).isEqualTo(alerts);
        assertThat(Files.readString(Path.of("src/site/markdown/operating.md"))).contains(alerts);
    }

    /** Needs Prometheus's promtool on the path. */
    @Test
    void promtool_agrees() throws Exception {
        List<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .toList();
        assumeThat(found).as("promtool is not on the path").isNotEmpty();
        assertThat(run(found.get(0).toString(), "test", "rules", RULE_TESTS.toString()))
                .isZero();
        assertThat(run(found.get(0).toString(), "check", "config", "docker/prometheus/prometheus.yaml"))
                .isZero();
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The names of all meters as they are scraped. */
    private static Set<String> scraped() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry);
        for (Level level : Level.values()) {
            meters.show(level, level::ordinal);
        }
        return matches(Pattern.compile("(?m)^ingest_[a-z_]+"), registry.scrape());
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
