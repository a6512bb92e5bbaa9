package dev.hiveparquet.parquet;

import static dev.hiveparquet.parquet.WrittenFiles.SMALL_PAGES;
import static dev.hiveparquet.parquet.WrittenFiles.ascii;
import static dev.hiveparquet.parquet.WrittenFiles.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group costs its compressed size and one page, and no failure of executor, encoder or channel loses a row silently. */
final class GroupFileMemoryTest {
    private static final Random RANDOM = new Random(5);

    @TempDir
    private Path directory;

    @Test
    void a_group_of_few_rows_costs_a_few_kilobytes() {
        RowBatch batch = lines(10, i -> ascii(RANDOM, 77)).batch("o");
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("1"), Runnable::run)) {
            GroupFile file = files.open(Table.LINES);
            assertThat(file.heldBytes()).isEqualTo(4096);
            file.append(batch, 0, 10);
            assertThat(file.heldBytes()).isEqualTo(4096 + 2048 + 112);
            file.discard();
            assertThat(file.heldBytes()).isZero();
        }
    }

    @Test
    void full_pages_count_whole_until_they_are_encoded_and_then_by_their_compressed_size() {
        RowBatch batch = lines(20_000, i -> new byte[100]).batch("o");
        List<Runnable> waiting = new ArrayList<>();
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("1"), waiting::add)) {
            GroupFile file = files.open(Table.LINES);
            for (int i = 0; i < 4; i++) {
                file.append(batch, 0, batch.size());
            }
            assertThat(waiting).hasSize(3);
            assertThat(file.heldBytes()).isBetween(8_000_000L, 8_800_000L);
            waiting.forEach(Runnable::run);
            assertThat(file.heldBytes()).isBetween(1_600_000L, 1_900_000L);
            assertThat(file.rows()).isEqualTo(80_000);
            assertThat(file.lineBytes()).isEqualTo(8_000_000);
        }
    }

    @Test
    void memory_is_used_again_whatever_number_of_files_is_written_one_after_the_other() {
        RowBatch batch = lines(10_000, i -> new byte[100]).batch("o");
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("1"), Runnable::run)) {
            for (int i = 0; i < 100; i++) {
                GroupFile file = files.open(Table.LINES);
                file.append(batch, 0, batch.size());
                file.discard();
            }
            assertThat(files.memory().reservedBytes()).isEqualTo(2 << 20);
        }
    }

    @Test
    void packed_rows_cost_a_fraction_and_give_the_very_same_file() throws Exception {
        RowBatch batch = lines(5_000, i -> ("a line, the " + i + "th \u00e9").getBytes(StandardCharsets.ISO_8859_1))
                .batch("o");
        Path path = directory.resolve("packed.parquet");
        Path whole = directory.resolve("whole.parquet");
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("1"), Runnable::run)) {
            GroupFile file = files.open(Table.LINES);
            for (int row = 0; row < 5_000; row += 500) {
                file.append(batch, row, row + 500);
                long loose = file.looseBytes();
                long held = file.heldBytes();
                file.pack();
                assertThat(file.looseBytes()).isZero();
                assertThat(file.heldBytes()).isLessThan(held - loose / 2);
            }
            WrittenFiles.write(file, path, Map.of());
        }
        WrittenFiles.write(ParquetOptions.defaults("1"), whole, Map.of(), List.of(batch));
        assertThat(path).hasSameBinaryContentAs(whole);
    }

    @Test
    void rejected_lines_are_packed_too() throws Exception {
        Lines rejected = new Lines(Table.QUARANTINE);
        for (int i = 0; i < 1_000; i++) {
            byte[] line = ("torn " + i).getBytes(StandardCharsets.US_ASCII);
            rejected.add(line, i, i % 2, 1_000_000L * i);
        }
        Path path = directory.resolve("packed.parquet");
        Path whole = directory.resolve("whole.parquet");
        RowBatch first = rejected.batch("origin-1");
        RowBatch second = rejected.batch("origin-2");
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("1"), Runnable::run)) {
            GroupFile file = files.open(Table.QUARANTINE);
            file.append(first, 0, 1_000);
            file.pack();
            file.append(second, 0, 1_000);
            WrittenFiles.write(file, path, Map.of());
        }
        WrittenFiles.write(ParquetOptions.defaults("1"), whole, Map.of(), List.of(first, second));
        assertThat(path).hasSameBinaryContentAs(whole);
    }

    @Test
    void a_page_that_could_not_be_encoded_for_want_of_memory_is_tried_again() {
        AtomicInteger chunks = new AtomicInteger();
        Slabs memory = new Slabs(bytes -> {
            if (chunks.incrementAndGet() == 2) {
                throw new OutOfMemoryError("no more memory");
            }
            return ByteBuffer.allocate(bytes);
        });
        RowBatch batch = lines(1, i -> ascii(RANDOM, 1_000_000)).batch("o");
        AtomicLong held = new AtomicLong();
        try (EncodingBenches benches = new EncodingBenches(ParquetOptions.defaults("1"), memory, 1)) {
            SealedPage page = page(memory, batch, held);
            long heldBefore = held.get();

            page.prepare(benches);
            assertThat(held).hasValue(heldBefore);

            assertThat(page.encoded(benches).rows()).isEqualTo(1);
            assertThat(held).hasValueLessThan(heldBefore);
            page.discard();
            assertThat(held).hasValue(0);
        }
    }

    private static SealedPage page(Slabs memory, RowBatch batch, AtomicLong held) {
        OpenRows rows = new OpenRows(memory);
        RowForm form = new LineRows();
        ByteBuilder lines = new ByteBuilder();
        rows.count(form.pageBytes(batch, 0));
        form.lay(batch, 0, rows.heads(), lines);
        rows.put(lines);
        RowRun unused = rows.endRun(held);
        return new SealedPage(Table.LINES, rows, form.labels(), held);
    }

    @Test
    void pages_that_the_executor_drops_or_refuses_are_encoded_all_the_same_and_in_order() throws Exception {
        RowBatch batch = lines(500, i -> ("line " + i).getBytes(StandardCharsets.US_ASCII))
                .batch("o");
        List<Runnable> waiting = new ArrayList<>();
        int[] count = {0};
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, task -> {
            switch (count[0]++ % 3) {
                case 0 -> waiting.add(task);
                case 1 -> throw new RejectedExecutionException("full");
                default -> task.run();
            }
        })) {
            GroupFile file = files.open(Table.LINES);
            file.append(batch, 0, 500);
            Path path = directory.resolve("dropped.parquet");
            assertThat(WrittenFiles.write(file, path, Map.of()).rows()).isEqualTo(500);
            waiting.forEach(Runnable::run);
            List<Object[]> rows = ParquetJava.rows(path);
            for (int i = 0; i < 500; i++) {
                assertThat((byte[]) rows.get(i)[1]).asString().isEqualTo("line " + i);
            }
        }
    }

    @Test
    void a_page_that_cannot_be_encoded_fails_the_file() {
        Lines lines = new Lines(Table.LINES).add("good", 0, 0).add("no such code", 0, 99);
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, Runnable::run)) {
            GroupFile file = files.open(Table.LINES);
            file.append(lines.batch("o"), 0, 2);
            assertThatThrownBy(() -> WrittenFiles.write(file, directory.resolve("bad.parquet"), Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("a page could not be encoded: ")
                    .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        }
    }

    @Test
    void a_failed_write_can_be_repeated_and_gives_the_same_file() throws Exception {
        RowBatch batch = lines(1000, i -> ascii(RANDOM, 50)).batch("o");
        Path first = directory.resolve("first.parquet");
        Path second = directory.resolve("second.parquet");
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, Runnable::run)) {
            GroupFile file = files.open(Table.LINES);
            file.append(batch, 0, 1000);
            assertThatThrownBy(() -> file.writeTo(new FullDisk(), Map.of())).hasMessage("No space left on device");
            Written written = WrittenFiles.write(file, first, Map.of("k", "v"));
            assertThat(WrittenFiles.write(file, second, Map.of("k", "v"))).isEqualTo(written);
            assertThat(first).hasSameBinaryContentAs(second);
        }
    }

    @Test
    void a_written_file_takes_no_rows_and_a_discarded_one_is_not_written() throws Exception {
        RowBatch batch = lines(1, i -> new byte[1]).batch("o");
        try (GroupFiles files = new GroupFiles(SMALL_PAGES, Runnable::run)) {
            GroupFile file = files.open(Table.LINES);
            Path path = directory.resolve("x.parquet");
            WrittenFiles.write(file, path, Map.of());
            assertThatThrownBy(() -> file.append(batch, 0, 1)).isInstanceOf(IllegalStateException.class);
            file.discard();
            file.discard();
            assertThatThrownBy(() -> WrittenFiles.write(file, path, Map.of()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** Takes some bytes at a time, and after 20,000 no more. */
    private static final class FullDisk implements WritableByteChannel {
        private int taken;

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (taken > 20_000) {
                throw new IOException("No space left on device");
            }
            int part = Math.min(999, bytes.remaining());
            bytes.position(bytes.position() + part);
            taken += part;
            return part;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
