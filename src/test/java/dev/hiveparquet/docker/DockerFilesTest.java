package dev.hiveparquet.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.simulate.SimulateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** What the container files name exists: paths, options, environment names, services and volumes. No engine is needed. */
class DockerFilesTest {
    private static final Path DOCKER = Path.of("docker");
    private static final Set<String> ENVIRONMENT =
            Arrays.stream(Option.values()).map(Option::environmentName).collect(Collectors.toSet());

    private final String launcher = Files.readString(Path.of("src/main/scripts/hive-parquet-ingest"));
    private final String dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
    private final Map<?, ?> compose = (Map<?, ?>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(DOCKER.resolve("compose.yaml")));

    DockerFilesTest() throws IOException {}

    @Test
    void every_path_that_is_copied_from_the_checkout_exists() {
        List<String> sources = matches("(?m)^COPY (?!--from)(.+) \\S+$", dockerfile).stream()
                .flatMap(match -> Arrays.stream(match.group(1).split(" ")))
                .toList();

        assertThat(sources).contains("pom.xml", "README.md", "LICENSE", "src/main", "src/site", "routes", ".mvn");
        assertThat(sources).allSatisfy(source -> assertThat(Path.of(source)).exists());
        String ignored = readIgnored();
        assertThat(sources).noneSatisfy(source -> assertThat(ignored.lines()).contains(source));
    }

    @Test
    void the_image_runs_as_a_user_without_rights_and_checks_its_health_by_an_option_that_exists() {
        assertThat(dockerfile).contains("\nUSER ingest\n").contains("\"" + Option.HEALTH_CHECK.flag() + "\"");
        assertThat(dockerfile.indexOf("\nUSER ")).isLessThan(dockerfile.indexOf("\nENTRYPOINT "));
    }

    @Test
    void every_environment_name_in_image_and_composition_is_one_that_is_read() {
        Set<String> names = new TreeSet<>();
        matches("(?m)^ENV (.+)$", dockerfile)
                .forEach(line ->
                        matches("(\\w+)=(\"[^\"]*\"|\\S+)", line.group(1)).forEach(name -> names.add(name.group(1))));
        map(service("ingest").get("environment")).keySet().forEach(name -> names.add((String) name));

        assertThat(names).contains("OUT_DIR", "STATE_DIR", "TCP_HOST", "S3_ENDPOINT", "JAVA_OPTS");
        assertThat(launcher).contains("${JAVA_OPTS:-}");
        names.remove("JAVA_OPTS");
        assertThat(ENVIRONMENT).containsAll(names);
    }

    @Test
    void the_feed_is_a_simulator_whose_options_exist_on_the_port_that_the_program_connects_to() {
        List<String> command = ((List<?>) service("feed").get("command"))
                .stream().map(String::valueOf).toList();
        Map<?, ?> environment = map(service("ingest").get("environment"));

        assertThat(command.get(0)).isEqualTo("simulate");
        String[] options = command.subList(1, command.size()).toArray(String[]::new);
        assertThat(new CommandLine(new SimulateCommand()).parseArgs(options).errors())
                .isEmpty();
        assertThat(command).contains((String) environment.get("TCP_PORT"));
        assertThat(environment.get("TCP_HOST")).isEqualTo("feed");
    }

    @Test
    void the_limits_are_one_gibibyte_and_half_a_processor_and_the_logs_are_bounded() {
        Map<?, ?> resources = map(map(service("ingest").get("deploy")).get("resources"));

        assertThat(map(resources.get("limits"))).isEqualTo(Map.of("memory", "1G", "cpus", "0.5"));
        assertThat(map(resources.get("reservations"))).isEqualTo(Map.of("memory", "512M", "cpus", "0.25"));
        assertThat(services().values())
                .allSatisfy(each -> assertThat(map(map(each).get("logging")))
                        .isEqualTo(
                                Map.of("driver", "json-file", "options", Map.of("max-size", "10m", "max-file", "3"))));
    }

    @Test
    void every_service_volume_and_bucket_that_is_referred_to_is_declared() {
        Set<Object> volumes = new TreeSet<>(map(compose.get("volumes")).keySet());
        Set<?> services = services().keySet();
        for (Object each : services().values()) {
            if (map(each).get("depends_on") instanceof List<?> needed) {
                assertThat(services.containsAll(needed))
                        .as("%s are services", needed)
                        .isTrue();
            }
            if (map(each).get("volumes") instanceof List<?> mounts) {
                for (Object mount : mounts) {
                    String what = ((String) mount).substring(0, ((String) mount).indexOf(':'));
                    if (what.startsWith(".")) {
                        assertThat(DOCKER.resolve(what)).isDirectory();
                    } else {
                        assertThat(volumes).contains(what);
                    }
                }
            }
        }
        String bucket = (String) map(service("ingest").get("environment")).get("S3_BUCKET");
        assertThat(service("create-bucket").get("entrypoint").toString()).contains("s3/" + bucket + ";");
    }

    private static String readIgnored() {
        try {
            return Files.readString(Path.of(".dockerignore"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private Map<?, ?> services() {
        return map(compose.get("services"));
    }

    private Map<?, ?> service(String name) {
        return map(services().get(name));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
