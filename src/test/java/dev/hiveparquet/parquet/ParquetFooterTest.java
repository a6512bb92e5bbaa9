package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing but a whole Parquet file passes for one. */
final class ParquetFooterTest {
    @TempDir
    private Path directory;

    @Test
    void a_file_cut_anywhere_is_not_whole() throws Exception {
        Path whole = directory.resolve("whole.parquet");
        WrittenFiles.write(
                SMALL_PAGES,
                whole,
                Map.of(),
                List.of(lines(10, i -> new byte[9]).batch("o")));
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(ParquetFooter.read(whole).fileBytes()).isEqualTo(bytes.length);
        Path cut = directory.resolve("cut.parquet");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertRefused(cut);
        }
    }

    @Test
    void a_file_whose_front_is_missing_is_not_whole() throws Exception {
        Path path = directory.resolve("front.parquet");
        WrittenFiles.write(
                SMALL_PAGES, path, Map.of(), List.of(lines(10, i -> new byte[9]).batch("o")));
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOfRange(bytes, 4, bytes.length));
        assertRefused(path);
        byte[] shifted = Arrays.copyOfRange(bytes, 200, bytes.length);
        System.arraycopy(bytes, 0, shifted, 0, 4);
        Files.write(path, shifted);
        assertRefused(path);
    }

    @Test
    void a_footer_that_is_garbage_or_longer_than_the_file_is_refused() throws Exception {
        Path path = directory.resolve("garbage.parquet");
        Files.write(path, new byte[] {'P', 'A', 'R', '1', 9, 9, 9, 9, 4, 0, 0, 0, 'P', 'A', 'R', '1'});
        assertRefused(path);
        Files.write(path, new byte[] {'P', 'A', 'R', '1', 9, 9, 9, 9, 5, 0, 0, 0, 'P', 'A', 'R', '1'});
        assertRefused(path);
        Files.write(path, new byte[] {'P', 'A', 'R', '1', 9, 9, 9, 9, -1, -1, -1, -1, 'P', 'A', 'R', '1'});
        assertRefused(path);
    }

    @Test
    void a_missing_file_is_named() {
        Path path = directory.resolve("missing.parquet");
        assertThatThrownBy(() -> ParquetFooter.read(path))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(path.toString());
    }

    private static void assertRefused(Path path) {
        assertThatThrownBy(() -> ParquetFooter.read(path))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path + " is not a whole Parquet file: ");
    }
}
