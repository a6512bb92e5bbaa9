package dev.hiveparquet.verify;

import dev.hiveparquet.parquet.FileLayout;
import dev.hiveparquet.parquet.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as {@code inspect} found it.
 *
 * @param layout null where the file cannot be opened
 * @param checked whether its pages were read
 * @param problems what is wrong with it, in words
 */
record Inspection(Path file, @Nullable FileLayout layout, boolean checked, List<String> problems) {
    private static final int MOST_FAULTS = 20;

    Inspection {
        problems = List.copyOf(problems);
    }

    static Inspection of(Path file, boolean check) {
        if (!Files.isRegularFile(file)) {
            return failed(file, Files.exists(file) ? "is no regular file" : "no such file");
        }
        try (StoredFile stored = StoredFile.open(file)) {
            return new Inspection(file, stored.layout(), check, check ? stored.faults(MOST_FAULTS) : List.of());
        } catch (IOException e) {
            return failed(file, Problems.of(file, e));
        }
    }

    boolean isWell() {
        return problems.isEmpty();
    }

    private static Inspection failed(Path file, String problem) {
        return new Inspection(file, null, false, List.of(problem));
    }
}
