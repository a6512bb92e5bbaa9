package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Makes files for tests, and lines to put into them. */
final class WrittenFiles {
    /** Limits so small that a few hundred lines make several row groups. */
    static final ParquetOptions SMALL_PAGES = new ParquetOptions(1000, 50, 8000, 300, 3, "9.9");

    static final long FIRST_TS = 1_767_225_600_000_000L;

    private WrittenFiles() {}

    /** Writes all rows of the batches, encoding every page on the calling thread. */
    static Written write(ParquetOptions options, Path path, Map<String, String> metadata, List<RowBatch> batches)
            throws IOException {
        try (GroupFiles files = new GroupFiles(options, Runnable::run)) {
            GroupFile file = files.open(batches.get(0).partition().table());
            for (RowBatch batch : batches) {
                file.append(batch, 0, batch.size());
            }
            Written written = write(file, path, metadata);
            file.discard();
            return written;
        }
    }

    static Written write(GroupFile file, Path path, Map<String, String> metadata) throws IOException {
        try (FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            return file.writeTo(out, metadata);
        }
    }

    /** Lines at seconds that rise, three to a second and never quite in order; {@code ts_from} changes every 20 lines. */
    static Lines lines(int count, IntFunction<byte[]> line) {
        Lines lines = new Lines(Table.LINES);
        for (int i = 0; i < count; i++) {
            lines.add(line.apply(i), FIRST_TS + i / 3 * 1_000_000L - i % 3, i / 20 % 4);
        }
        return lines;
    }

    static byte[] ascii(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (' ' + random.nextInt(95));
        }
        return bytes;
    }

    static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
