package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What parquet-java and this program encode comes back as it was; other bytes are refused, or numbers like any. */
class DecodersTest {
    private static final int ROUNDS = 200;
    private static final int DAMAGES = 5_000;

    private final Random random = new Random(1);

    @Test
    void deltas_that_parquet_java_encodes_are_decoded() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = values(random.nextInt(400));
            var writer = new DeltaBinaryPackingValuesWriterForLong(
                    128, 4, 1000, 100_000, HeapByteBufferAllocator.getInstance());
            LongStream.of(values).forEach(writer::writeLong);
            assertThat(deltas(writer.getBytes().toByteArray(), values.length)).isEqualTo(values);
        }
    }

    @Test
    void deltas_that_this_program_encodes_are_decoded_and_what_follows_them_is_left() {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = values(random.nextInt(400));
            ByteBuilder out = encoded(values);
            out.put(77);
            ByteReader in = reader(out.toByteArray());
            assertThat(DeltaBinaryPackedDecoder.decode(in, values.length)).isEqualTo(values);
            assertThat(in.get()).isEqualTo(77);
            assertThat(in.remaining()).isZero();
        }
    }

    @Test
    void runs_that_parquet_java_encodes_are_decoded() throws Exception {
        for (int width = 1; width <= 24; width++) {
            int[] values = runs(random.nextInt(500), width);
            var encoder =
                    new RunLengthBitPackingHybridEncoder(width, 64, 100_000, HeapByteBufferAllocator.getInstance());
            for (int value : values) {
                encoder.writeInt(value);
            }
            assertThat(RunLengthDecoder.decode(reader(encoder.toBytes().toByteArray()), values.length, width))
                    .isEqualTo(values);
        }
    }

    @Test
    void runs_that_this_program_encodes_are_decoded() {
        for (int round = 0; round < ROUNDS; round++) {
            int width = 1 + round % 24;
            int[] values = runs(random.nextInt(500), width);
            assertThat(RunLengthDecoder.decode(reader(encoded(values, width)), values.length, width))
                    .isEqualTo(values);
        }
    }

    @Test
    void damaged_bytes_are_refused_or_other_numbers_and_nothing_worse() {
        damaged(encoded(values(300)).toByteArray(), bytes -> deltas(bytes, 300));
        damaged(encoded(runs(300, 5), 5), bytes -> RunLengthDecoder.decode(reader(bytes), 300, 5));
    }

    private void damaged(byte[] whole, Consumer<byte[]> decode) {
        int refused = 0;
        for (int round = 0; round < DAMAGES; round++) {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                decode.accept(bytes);
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(DAMAGES / 2);
    }

    @Test
    void another_number_of_values_than_the_header_says_is_refused() {
        byte[] three = encoded(new long[] {1, 2, 3}).toByteArray();
        refused(() -> deltas(three, 4), "3 values where the header says 4");
    }

    @Test
    void blocks_that_the_format_does_not_know_are_refused() {
        refused(() -> deltas(header(0, 1, 1), 1), "a block of 0 values");
        refused(() -> deltas(header(100, 1, 1), 1), "a block of 100 values");
        refused(() -> deltas(header(1 << 20, 4, 1), 1), "a block of 1048576 values");
        refused(() -> deltas(header(128, 0, 1), 1), "a block of 128 values in 0 parts");
        refused(() -> deltas(header(128, 3, 1), 1), "a block of 128 values in 3 parts");
        refused(() -> deltas(header(128, 8, 1), 1), "a block of 128 values in 8 parts");
        refused(() -> deltas(header(128, 1, 2, 0, 0, 65), 2), "a width of 65 bits");
        refused(() -> deltas(header(128, 1, 2, 0, 0, 8), 2), "128 bytes are wanted where 0 are left");
    }

    @Test
    void runs_that_the_format_does_not_know_are_refused() {
        refused(() -> RunLengthDecoder.decode(reader(), 1, 0), "numbers of 0 bits");
        refused(() -> RunLengthDecoder.decode(reader(), 1, 25), "numbers of 25 bits");
        refused(() -> RunLengthDecoder.decode(reader(0, 1), 1, 1), "a run of no numbers");
        refused(() -> RunLengthDecoder.decode(reader(1, 1), 1, 1), "a run of no numbers");
        refused(() -> RunLengthDecoder.decode(reader(2), 1, 1), "1 bytes are wanted where 0 are left");
        refused(() -> RunLengthDecoder.decode(reader(3, 1), 8, 2), "2 bytes are wanted where 1 are left");
    }

    @Test
    void a_run_longer_than_a_page_ends_with_the_page() {
        int[] longest = {0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 3, 0};
        assertThat(RunLengthDecoder.decode(reader(longest), 4, 2)).containsExactly(3, 3, 3, 3);
        longest[0]++;
        assertThat(RunLengthDecoder.decode(reader(longest), 4, 2)).containsExactly(3, 0, 0, 0);
    }

    @Test
    void a_number_of_more_than_64_bits_is_refused() {
        int[] endless = IntStream.generate(() -> 0x80).limit(11).toArray();
        refused(() -> reader(endless).varint(), "a number of more than 64 bits");
    }

    private static void refused(ThrowingCallable decoding, String message) {
        assertThatIllegalArgumentException().isThrownBy(decoding).withMessage(message);
    }

    private long[] values(int count) {
        int bits = 1 + random.nextInt(64);
        return LongStream.generate(() -> random.nextLong() >> (64 - bits))
                .limit(count)
                .toArray();
    }

    private int[] runs(int count, int width) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = i > 0 && random.nextInt(8) > 0 ? values[i - 1] : random.nextInt(1 << width);
        }
        return values;
    }

    private static ByteBuilder encoded(long[] values) {
        ByteBuilder out = new ByteBuilder();
        new DeltaBinaryPacked().encode(values, values.length, out);
        return out;
    }

    private static byte[] encoded(int[] values, int width) {
        ByteBuilder out = new ByteBuilder();
        RunLength.encode(values, values.length, width, out);
        return out.toByteArray();
    }

    private static byte[] header(int... numbers) {
        ByteBuilder out = new ByteBuilder();
        for (int number : numbers) {
            out.putVarint(number);
        }
        return out.toByteArray();
    }

    private static long[] deltas(byte[] bytes, int count) {
        return DeltaBinaryPackedDecoder.decode(reader(bytes), count);
    }

    private static ByteReader reader(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int next : bytes) {
            buffer.put((byte) next);
        }
        return new ByteReader(buffer.flip());
    }

    private static ByteReader reader(byte[] bytes) {
        return new ByteReader(ByteBuffer.wrap(bytes));
    }
}
