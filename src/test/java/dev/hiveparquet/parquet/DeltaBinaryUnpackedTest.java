package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.junit.jupiter.api.Test;

/** What parquet-java and this program delta-encode comes back as it was. */
class DeltaBinaryUnpackedTest {
    @Test
    void what_parquet_java_encodes_is_decoded() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            long[] values = values(random, random.nextInt(400));
            var writer = new DeltaBinaryPackingValuesWriterForLong(
                    128, 4, 1000, 100_000, HeapByteBufferAllocator.getInstance());
            LongStream.of(values).forEach(writer::writeLong);
            assertThat(decoded(writer.getBytes().toByteArray(), values.length)).isEqualTo(boxed(values));
        }
    }

    @Test
    void what_this_program_encodes_is_decoded() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            long[] values = values(random, random.nextInt(400));
            ByteBuilder out = new ByteBuilder();
            new DeltaBinaryPacked().encode(values, values.length, out);
            assertThat(decoded(out.toByteArray(), values.length)).isEqualTo(boxed(values));
        }
    }

    @Test
    void damaged_bytes_give_an_exception_or_other_values_and_nothing_worse() {
        Random random = new Random(3);
        long[] values = values(random, 300);
        ByteBuilder out = new ByteBuilder();
        new DeltaBinaryPacked().encode(values, values.length, out);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = Arrays.copyOf(out.toByteArray(), random.nextInt(out.size()) + 1);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                decoded(bytes, values.length);
            } catch (IllegalArgumentException | IndexOutOfBoundsException expected) {
                // Whoever decodes tells what it means.
            }
        }
    }

    @Test
    void another_number_of_values_than_the_header_says_is_refused() {
        ByteBuilder out = new ByteBuilder();
        new DeltaBinaryPacked().encode(new long[] {1, 2, 3}, 3, out);
        assertThatThrownBy(() -> decoded(out.toByteArray(), 4)).hasMessage("3 values where the header says 4");
    }

    private static long[] values(Random random, int count) {
        int bits = 1 + random.nextInt(64);
        return LongStream.generate(() -> random.nextLong() >> (64 - bits))
                .limit(count)
                .toArray();
    }

    private static List<Long> decoded(byte[] bytes, int count) {
        List<Long> values = new ArrayList<>();
        new DeltaBinaryUnpacked(bytes).decode(count, values::add);
        return values;
    }

    private static List<Long> boxed(long[] values) {
        return LongStream.of(values).boxed().toList();
    }
}
