package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.spi.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a run uses are the jar's own under those of a directory, and what differs is told by their text. */
class RouteTextsTest {
    @TempDir
    Path dir;

    @Test
    void a_file_of_the_directory_stands_for_the_jars_own_of_its_name() throws Exception {
        Path own = Files.writeString(dir.resolve("tcp-feed.yaml"), "- route: {}");
        RouteTexts texts = RouteTexts.read(dir);
        assertThat(texts.files().keySet()).containsExactlyElementsOf(RouteFiles.DEFAULTS);
        assertThat(texts.files().get("tcp-feed.yaml"))
                .isEqualTo(new RouteTexts.RouteText("file:" + own, "- route: {}"));
        assertThat(texts.files().get("line-intake.yaml").text())
                .isEqualTo(Files.readString(Path.of("routes/line-intake.yaml")));
    }

    @Test
    void a_copy_without_a_change_is_no_change_and_files_that_come_and_go_are() throws Exception {
        RouteTexts before = RouteTexts.read(dir.resolve("none"));
        Files.copy(Path.of("routes/parquet-sink.yaml"), dir.resolve("parquet-sink.yaml"));
        RouteTexts copied = RouteTexts.read(dir);
        assertThat(before.changesTo(copied)).isEmpty();

        Files.writeString(dir.resolve("parquet-sink.yaml"), "# mine", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("more.yaml"), "");
        RouteTexts edited = RouteTexts.read(dir);
        assertThat(copied.changesTo(edited)).containsExactly("more.yaml", "parquet-sink.yaml");
        assertThat(edited.changesTo(copied)).containsExactly("more.yaml", "parquet-sink.yaml");
        assertThat(copied.resources(copied.changesTo(edited)))
                .extracting(Resource::getLocation)
                .containsExactly("file:" + dir.resolve("parquet-sink.yaml"));
    }

    @Test
    void only_files_with_nothing_but_routes_are_followed() throws Exception {
        RouteTexts shipped = RouteTexts.read(null);
        assertThat(RouteFiles.DEFAULTS)
                .filteredOn(name -> !shipped.hasOnlyRoutes(name))
                .containsExactly("error-handling.yaml");
        assertThat(shipped.hasOnlyRoutes("none.yaml")).isTrue();
    }
}
