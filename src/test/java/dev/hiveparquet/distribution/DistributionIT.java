package dev.hiveparquet.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.cli.HealthFile;
import dev.hiveparquet.distribution.Installation.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation works from where it was unpacked, its launcher says what it cannot do, and answers for the program's health. */
class DistributionIT {
    private static final Map<String, String> NO_ARCHIVE = Map.of("HIVE_PARQUET_INGEST_CACHE", "off");
    private static final String LINE = "\\s:1,c:1767225600*08\\!AIVDM,1,1,,A,13aEOK?P00PD2wVMdLDRhgvL289?,0*26\n";

    @TempDir
    static Path directory;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws Exception {
        installation = Installation.unpack(directory);
    }

    @BeforeEach
    void clean() throws Exception {
        try (Stream<Path> left = Files.walk(installation.workingDirectory())) {
            for (Path each : left.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!each.equals(installation.workingDirectory())) {
                    Files.delete(each);
                }
            }
        }
    }

    @Test
    void the_first_run_makes_a_class_archive_and_the_second_uses_it() throws Exception {
        Path input = Files.writeString(installation.workingDirectory().resolve("a.log"), LINE);
        String[] arguments = {"--input", input.toString(), "--source", "x", "--http-port", "0"};

        Outcome first = installation.run(Map.of(), arguments);
        List<Path> archives = archives();
        FileTime made = Files.getLastModifiedTime(archives.get(0));
        Outcome second = installation.run(Map.of("JAVA_OPTS", "-Xlog:class+load"), arguments);

        assertThat(first.exitCode()).as(first.printed()).isZero();
        assertThat(first.printed())
                .contains("preparing for Java")
                .contains("published    1 file")
                .doesNotContain("no class archive");
        assertThat(second.exitCode()).as(second.printed()).isZero();
        assertThat(second.printed())
                .doesNotContain("preparing")
                .containsPattern("dev\\.hiveparquet\\.camel\\.Ingest source: shared objects file");
        assertThat(archives()).containsExactlyElementsOf(archives);
        assertThat(Files.getLastModifiedTime(archives.get(0))).isEqualTo(made);
    }

    @Test
    void the_properties_of_the_installation_hold_where_the_working_directory_has_none() throws Exception {
        Path properties = installation.home().resolve("application.properties");
        String shipped = Files.readString(properties);
        try {
            Files.writeString(properties, "ingest.max-rows=none\n");
            assertThat(installation.run(NO_ARCHIVE, "--source", "x").printed()).contains("max-rows");

            Files.writeString(installation.workingDirectory().resolve("application.properties"), "\n");
            assertThat(installation.run(NO_ARCHIVE, "--source", "x").printed()).doesNotContain("max-rows");
        } finally {
            Files.writeString(properties, shipped);
        }
    }

    @Test
    void without_a_health_file_the_program_is_down() throws Exception {
        Outcome outcome = installation.run(Map.of("JAVA_HOME", "/nonexistent"), "--health-check");

        assertThat(outcome).isEqualTo(new Outcome(1, "DOWN: no health file in state; is it running?\n"));
    }

    @Test
    void health_is_what_the_health_file_says_and_no_java_is_started_for_it() throws Exception {
        Map<String, String> noJava = Map.of("JAVA_HOME", "/nonexistent", "STATE_DIR", "here");
        writeHealth("here", new HealthFile(true, System.currentTimeMillis(), 1, "5 lines, a=b"));
        assertThat(installation.run(noJava, "--health-check")).isEqualTo(new Outcome(0, "UP: 5 lines, a=b\n"));

        writeHealth("here", new HealthFile(false, System.currentTimeMillis(), 1, "stopped"));
        assertThat(installation.run(noJava, "--health-check")).isEqualTo(new Outcome(1, "DOWN: stopped\n"));
    }

    @Test
    void a_health_file_that_is_not_renewed_is_of_a_program_that_hangs() throws Exception {
        writeHealth("there", new HealthFile(true, System.currentTimeMillis() - 60_000, 1, ""));

        Outcome outcome = installation.run(NO_ARCHIVE, "--health-check", "--state-dir", "there");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.printed()).matches("DOWN: the health file is 6\\ds old\\n");
    }

    @Test
    void the_state_directory_of_a_health_check_may_stand_in_the_properties() throws Exception {
        Files.writeString(
                installation.workingDirectory().resolve("application.properties"), "ingest.state-dir = elsewhere\n");
        writeHealth("elsewhere", new HealthFile(true, System.currentTimeMillis(), 1, ""));

        assertThat(installation.run(Map.of(), "--health-check")).isEqualTo(new Outcome(0, "UP\n"));
    }

    @Test
    void a_java_that_is_not_there_is_named() throws Exception {
        Outcome outcome = installation.run(Map.of("JAVA_HOME", "/nonexistent"), "--version");

        assertThat(outcome)
                .isEqualTo(
                        new Outcome(2, "hive-parquet-ingest: JAVA_HOME is /nonexistent, where there is no bin/java\n"));
    }

    @Test
    void manual_page_and_completion_are_part_of_it() throws Exception {
        Path share = installation.home().resolve("share");

        assertThat(share.resolve("man/man1/hive-parquet-ingest.1"))
                .content()
                .startsWith(".TH HIVE\\-PARQUET\\-INGEST 1")
                .contains(".B \\-\\-tcp\\-host HOST")
                .contains(".SS simulate");
        assertThat(share.resolve("bash-completion/completions/hive-parquet-ingest"))
                .content()
                .contains("complete -F");
    }

    private static void writeHealth(String stateDir, HealthFile health) throws Exception {
        Path directory = Files.createDirectories(installation.workingDirectory().resolve(stateDir));
        Files.writeString(directory.resolve(HealthFile.NAME), health.render());
    }

    private static List<Path> archives() throws Exception {
        try (Stream<Path> files = Files.list(installation.home().resolve("cache"))) {
            return files.toList();
        }
    }
}
