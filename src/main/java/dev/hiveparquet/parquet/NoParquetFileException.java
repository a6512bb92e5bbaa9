package dev.hiveparquet.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is no whole Parquet file: it is another kind of file, or cut, or its footer is damaged. The message names it. */
public final class NoParquetFileException extends IOException {
    NoParquetFileException(Path path, String reason, @Nullable Exception cause) {
        super(path + " is not a whole Parquet file: " + reason, cause);
    }
}
