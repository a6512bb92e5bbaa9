package dev.hiveparquet.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of one row group, or of all row groups of a file together, as the footer tells it.
 *
 * @param name the column's name; names of groups around it come before it, with dots between
 * @param type what its values are, such as {@code int64 timestamp(us, UTC)}
 * @param optional whether a value may be null
 * @param codecs how it is compressed
 * @param encodings of its data pages
 * @param pages number of data pages, -1 where the footer does not tell
 * @param values number of values, nulls included
 * @param nulls number of nulls, -1 where the footer does not tell
 * @param compressedBytes size in the file, page headers and dictionary included
 * @param rawBytes the same without compression
 * @param bounds least and greatest value, where the footer tells them
 */
public record ColumnLayout(
        String name,
        String type,
        boolean optional,
        List<String> codecs,
        List<String> encodings,
        long pages,
        long values,
        long nulls,
        long compressedBytes,
        long rawBytes,
        @Nullable ShownBounds bounds) {

    /**
     * Least and greatest value as people read them.
     *
     * @param least times as ISO 8601, numbers as digits, strings as they are, other bytes in hex
     */
    public record ShownBounds(String least, String greatest) {}

    public ColumnLayout {
        codecs = List.copyOf(codecs);
        encodings = List.copyOf(encodings);
    }

    /** How many times smaller compression makes it; 1 for a column without bytes. */
    public double ratio() {
        return compressedBytes == 0 ? 1 : (double) rawBytes / compressedBytes;
    }
}
