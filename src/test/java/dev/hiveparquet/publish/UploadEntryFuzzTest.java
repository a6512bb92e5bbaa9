package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An entry of the upload queue with any bytes in it: it is refused by name, or its file lies below the root. */
class UploadEntryFuzzTest {
    @TempDir
    Path directory;

    @FuzzTest(maxDuration = "10m")
    void any_entry_is_refused_or_names_a_file_below_the_root(byte[] bytes) throws IOException {
        Path entry = Files.write(directory.resolve("1-a.parquet" + UploadQueue.SUFFIX), bytes);
        try {
            UploadEntry read = UploadQueue.open(directory).read(entry);
            Path root = directory.resolve("out");
            assertThat(root.resolve(read.path()).normalize()).startsWith(root).isNotEqualTo(root);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining(entry.toString());
        }
    }
}
