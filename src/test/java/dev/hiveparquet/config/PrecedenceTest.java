package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command line beats system property beats environment beats file beats default, whichever of them speak. */
class PrecedenceTest {
    private static final int COMMAND_LINE = 8;
    private static final int SYSTEM_PROPERTY = 4;
    private static final int ENVIRONMENT = 2;
    private static final int FILE = 1;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void the_strongest_place_that_speaks_is_heard(int places) throws Exception {
        Started start = Started.complete(directory);
        if ((places & COMMAND_LINE) != 0) {
            start.with(Option.MAX_ROWS, "8");
        }
        if ((places & SYSTEM_PROPERTY) != 0) {
            start.property("ingest.max-rows", "4");
        }
        if ((places & ENVIRONMENT) != 0) {
            start.environment("MAX_ROWS", "2");
        }
        if ((places & FILE) != 0) {
            start.file("ingest.max-rows=1");
        }
        int expected = places == 0 ? 1_000_000 : Integer.highestOneBit(places);
        assertThat(start.settings().groups().maxRows()).isEqualTo(expected);
        assertThat(start.read().properties()).containsEntry("ingest.max-rows", Integer.toString(expected));
    }

    @Test
    void a_weaker_place_is_heard_for_the_options_that_a_stronger_one_leaves_open() throws Exception {
        GroupSettings groups = Started.complete(directory)
                .with(Option.MAX_ROWS, "8")
                .property("ingest.zstd-level", "4")
                .environment("MAX_AGE", "2s")
                .file("ingest.page-bytes = 64KiB ")
                .settings()
                .groups();
        assertThat(groups.maxRows()).isEqualTo(8);
        assertThat(groups.zstdLevel()).isEqualTo(4);
        assertThat(groups.maxAge()).hasSeconds(2);
        assertThat(groups.pageBytes()).isEqualTo(65536);
        assertThat(groups.maxOpenBytes()).isEqualTo(67108864);
    }

    @Test
    void an_empty_value_outside_the_command_line_counts_as_none() throws Exception {
        Settings settings = Started.complete(directory)
                .property("ingest.max-rows", " ")
                .environment("MAX_ROWS", "")
                .environment("S3_BUCKET", "")
                .file("ingest.max-rows=7")
                .settings();
        assertThat(settings.groups().maxRows()).isEqualTo(7);
        assertThat(settings.s3()).isNull();
    }

    @Test
    void a_named_file_is_read_instead_of_the_one_in_the_working_directory() throws Exception {
        Files.writeString(directory.resolve("other.properties"), "ingest.zstd-level=5\n");
        GroupSettings groups = Started.complete(directory)
                .environment("CONFIG", "other.properties")
                .file("ingest.max-rows=7\ningest.zstd-level=6")
                .settings()
                .groups();
        assertThat(groups.zstdLevel()).isEqualTo(5);
        assertThat(groups.maxRows()).isEqualTo(1_000_000);
    }

    @Test
    void inputs_in_the_environment_are_separated_as_paths_are() throws Exception {
        String inputs = String.join(File.pathSeparator, "a.log", "", "dir/b.log");
        Settings settings = new Started(directory)
                .environment("INPUT_FILE", inputs)
                .environment("SOURCE", "x")
                .settings();
        assertThat(settings.input().paths()).containsExactly("a.log", "dir/b.log");
    }

    @Test
    void inputs_of_the_command_line_replace_those_of_the_environment() throws Exception {
        Settings settings = Started.complete(directory)
                .environment("INPUT_FILE", "other.log")
                .settings();
        assertThat(settings.input().paths()).containsExactly("ais.log");
    }

    @Test
    void the_programs_own_file_in_the_working_directory_changes_nothing() throws Exception {
        Settings without = Started.complete(directory).settings();
        Settings with = Started.complete(directory)
                .file(Files.readString(Path.of("application.properties")))
                .settings();
        assertThat(with.groups()).isEqualTo(without.groups());
        assertThat(with.s3()).isNull();
    }

    @Test
    void a_file_is_read_as_utf_8() throws Exception {
        Settings settings = new Started(directory)
                .file("ingest.input=a")
                .file("ingest.source=Tromsø")
                .settings();
        assertThat(settings.input().source()).isEqualTo("Tromsø");
    }
}
