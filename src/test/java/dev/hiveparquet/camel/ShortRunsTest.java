package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few bytes in few files make a short run. */
final class ShortRunsTest {
    @TempDir
    Path dir;

    @Test
    void files_below_a_gibibyte_together_are_little() throws Exception {
        assertThat(ShortRuns.isLittle(List.of(file("a", 1 << 29), file("b", (1 << 29) - 1))))
                .isTrue();
        assertThat(ShortRuns.isLittle(List.of(file("c", 1 << 29), file("d", 1 << 29))))
                .isFalse();
    }

    @Test
    void a_file_that_is_not_there_counts_for_nothing() {
        assertThat(ShortRuns.isLittle(List.of(dir.resolve("missing").toString())))
                .isTrue();
    }

    @Test
    void more_than_a_thousand_files_are_not_looked_at() throws Exception {
        String small = file("small", 1);

        assertThat(ShortRuns.isLittle(Collections.nCopies(1000, small))).isTrue();
        assertThat(ShortRuns.isLittle(Collections.nCopies(1001, small))).isFalse();
    }

    /** A file of that size which takes no room. */
    private String file(String name, long bytes) throws IOException {
        Path path = dir.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return path.toString();
    }
}
