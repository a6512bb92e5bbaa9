package dev.hiveparquet.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An input is a regular file of lines; everything else is refused with its reason. */
class InputPathsTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void followLinks() throws IOException {
        directory = temporary.toRealPath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.nmea", "with space +&#.log", "-i", "æøå"})
    void a_file_of_lines_is_taken_under_its_real_path(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "a\n");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        assertThat(InputPaths.readable(link.toString())).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "B", "BZ", "\u001f"})
    void a_short_file_is_not_taken_for_a_compressed_one(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("f"), text);

        assertThat(InputPaths.readable(file.toString())).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "1f8b0800, gzip",
        "28b52ffd00, zstd",
        "425a683931, bzip2",
        "fd377a585a0000, xz",
        "04224d1864, lz4",
        "504b030414, zip"
    })
    void a_compressed_file_is_refused_rather_than_read_as_lines(String hex, String name) throws IOException {
        Path file = Files.write(directory.resolve("f"), HexFormat.of().parseHex(hex));

        assertRefused(file.toString(), "is compressed (" + name + "); unpack it first");
    }

    @Test
    void what_is_no_regular_file_is_refused() {
        assertRefused(directory.resolve("none").toString(), "no such file");
        assertRefused(directory.toString(), "is a directory; name the files in it");
        assertRefused("/dev/null", "is no regular file");
        assertRefused("a\0b", "is no path: Nul character not allowed");
    }

    @Test
    void a_link_that_leads_to_itself_is_refused() throws IOException {
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        assertThatThrownBy(() -> InputPaths.readable(loop.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot be followed to a file: Too many levels of symbolic links");
    }

    private static void assertRefused(String path, String reason) {
        assertThatThrownBy(() -> InputPaths.readable(path))
                .isInstanceOf(IOException.class)
                .hasMessage(reason);
    }
}
