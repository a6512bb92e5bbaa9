package dev.hiveparquet.parquet;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.Partition;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import dev.hiveparquet.rows.RowTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;

/**
 * Measures the CPU time in which one thread appends lines, and encodes and compresses them.
 *
 * <p>Arguments: a directory to work in, number of lines, zstd level. The lines are left there as {@code lines.txt}, to be
 * compared with {@code time zstd -3 --single-thread}.
 */
final class EncodingSpeed {
    private static final String ARMOUR = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EncodingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int lines = Integer.parseInt(arguments[1]);
        int level = Integer.parseInt(arguments[2]);
        List<RowBatch> batches = batches(lines, directory.resolve("lines.txt"));
        for (int round = 0; round < 3; round++) {
            for (int kib : new int[] {256, 512, 1024, 2048, 4096}) {
                ParquetOptions options = new ParquetOptions(kib << 10, 20 * kib, 32 << 20, 131_072, level, "0");
                measure(options, batches, lines, directory.resolve("speed-" + kib + ".parquet"));
            }
        }
    }

    private static void measure(ParquetOptions options, List<RowBatch> batches, int lines, Path path)
            throws IOException {
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        Executor later = waiting::add;
        try (GroupFiles files = new GroupFiles(options, later);
                FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            GroupFile file = files.open(Table.LINES);
            long appending = 0;
            long encoding = 0;
            for (RowBatch batch : batches) {
                long start = THREADS.getCurrentThreadCpuTime();
                file.append(batch, 0, batch.size());
                long appended = THREADS.getCurrentThreadCpuTime();
                waiting.forEach(Runnable::run);
                waiting.clear();
                appending += appended - start;
                encoding += THREADS.getCurrentThreadCpuTime() - appended;
            }
            long start = THREADS.getCurrentThreadCpuTime();
            Written written = file.writeTo(out.truncate(0), Map.of());
            long writing = THREADS.getCurrentThreadCpuTime() - start;
            file.discard();
            System.out.printf(
                    "page %4d KiB: append %5.1f ns/line, encode %5.1f ns/line, write %4d ms, %d bytes%n",
                    options.pageBytes() >> 10,
                    (double) appending / lines,
                    (double) encoding / lines,
                    writing / 1_000_000,
                    written.bytes());
        }
    }

    private static List<RowBatch> batches(int lines, Path path) throws IOException {
        Random random = new Random(42);
        List<RowBatch> batches = new ArrayList<>();
        Files.deleteIfExists(path);
        for (int done = 0; done < lines; ) {
            ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 20);
            RowTable rows = new RowTable();
            while (done < lines && text.size() < (1 << 20) - 200) {
                long seconds = 1_767_225_600L + done / 1000;
                byte[] line = line(random, seconds).getBytes(StandardCharsets.US_ASCII);
                rows.add(text.size(), line.length, seconds * 1_000_000, 0, line.length);
                text.writeBytes(line);
                text.write('\n');
                done++;
            }
            batches.add(batch(text.toByteArray(), rows, 1_767_300_000_000_000L + done));
            Files.write(path, text.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return batches;
    }

    private static String line(Random random, long seconds) {
        StringBuilder line = new StringBuilder("\\s:257").append(3270 + random.nextInt(10));
        line.append(",c:").append(seconds).append('*').append(String.format("%02X", random.nextInt(256)));
        line.append("\\!BSVDM,1,1,,").append(random.nextBoolean() ? 'A' : 'B').append(',');
        for (int i = 0; i < 28; i++) {
            line.append(ARMOUR.charAt(random.nextInt(64)));
        }
        return line.append(",0*")
                .append(String.format("%02X", random.nextInt(256)))
                .toString();
    }

    private static RowBatch batch(byte[] bytes, RowTable rows, long receivedAt) {
        Origin origin = new Origin("o", Origin.Kind.FILE, "s", PartitionBy.HOUR, TimestampRule.SENTENCE);
        Block block = new Block(Block.Kind.LINES, origin, 0, bytes.length, receivedAt, bytes, 0, bytes.length);
        return new RowBatch(new Partition(Table.LINES, "s", PartitionBy.HOUR, 0), block, rows, 0, rows.size(), true);
    }
}
