package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;

/** parquet-java's decoders get out what these encoders put in, and {@link Utf8} agrees with the JDK's strict decoder. */
final class EncodingsTest {
    /** Every byte at which a range of table 3-7 begins or ends, and some between. */
    private static final byte[] EDGES =
            HexFormat.of().parseHex("00617f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5ff" + "0a41a5b0c5e8f8");

    private final Random random = new Random(99);

    @Test
    void int64_deltas_of_every_width_and_count_come_back() throws Exception {
        for (int count : new int[] {0, 1, 2, 31, 32, 33, 128, 129, 130, 257, 1000}) {
            for (int bits = 0; bits <= 64; bits++) {
                int shift = 64 - bits;
                long[] values = random.longs(count)
                        .map(v -> shift == 64 ? 7 : v >> shift)
                        .toArray();
                ByteBuilder out = new ByteBuilder();
                new DeltaBinaryPacked().encode(values, count, out);
                DeltaBinaryPackingValuesReader reader = reader(out, count);
                for (long value : values) {
                    assertThat(reader.readLong()).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void int32_lengths_up_to_the_greatest_come_back() throws Exception {
        int[] values = random.ints(1000, 0, Integer.MAX_VALUE).toArray();
        values[1] = Integer.MAX_VALUE;
        values[2] = 0;
        values[3] = Integer.MAX_VALUE;
        ByteBuilder out = new ByteBuilder();
        new DeltaBinaryPacked().encode(values, values.length, out);
        DeltaBinaryPackingValuesReader reader = reader(out, values.length);
        for (int value : values) {
            assertThat(reader.readInteger()).isEqualTo(value);
        }
    }

    @Test
    void equal_int64_values_cost_five_bytes_a_block() {
        long[] values = new long[1281];
        Arrays.fill(values, 1_767_225_600_000_000L);
        ByteBuilder out = new ByteBuilder();
        new DeltaBinaryPacked().encode(values, values.length, out);
        assertThat(out.size()).isEqualTo(2 + 1 + 2 + 8 + 10 * 5);
    }

    @Test
    void runs_are_encoded_as_if_their_values_were_given_one_by_one() {
        for (int round = 0; round < 2000; round++) {
            RunValues runs = new RunValues();
            LongValues values = new LongValues();
            for (int run = random.nextInt(6); run > 0; run--) {
                long value = random.nextInt(3) << random.nextInt(20);
                int rows = random.nextInt(2) == 0 ? random.nextInt(4) : random.nextInt(300);
                runs.add(value, rows);
                for (int row = 0; row < rows; row++) {
                    values.add(value);
                }
            }
            ByteBuilder expected = new ByteBuilder();
            new DeltaBinaryPacked().encode(values.array(), values.size(), expected);
            ByteBuilder out = new ByteBuilder();
            new DeltaBinaryPacked().encode(runs, out);
            assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
            assertThat(Bounds.of(runs)).usingRecursiveComparison().isEqualTo(Bounds.of(values));
        }
    }

    @Test
    void runs_and_mixtures_of_every_width_come_back() throws Exception {
        for (int width = 1; width <= 20; width++) {
            for (int round = 0; round < 50; round++) {
                int[] values = mixture(random.nextInt(500), 1 << width);
                ByteBuilder out = new ByteBuilder();
                RunLength.encode(values, values.length, width, out);
                RunLengthBitPackingHybridDecoder decoder =
                        new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(out.toByteArray()));
                for (int value : values) {
                    assertThat(decoder.readInt()).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void a_long_run_costs_a_few_bytes() {
        ByteBuilder out = new ByteBuilder();
        RunLength.encode(new int[20_000], 20_000, 1, out);
        assertThat(out.size()).isEqualTo(4);
    }

    @Test
    void bit_widths_hold_the_greatest_number() {
        assertThat(new int[] {0, 1, 2, 3, 4, 255, 256})
                .satisfies(greatest -> assertThat(Arrays.stream(greatest).map(RunLength::bitWidth))
                        .containsExactly(1, 1, 2, 2, 3, 8, 9));
    }

    @Test
    void utf8_is_what_the_jdk_decodes() {
        byte[] bytes = "aaaaaaaaaaaaa".getBytes(StandardCharsets.US_ASCII);
        for (int combination = 0; combination < 1 << 18; combination += 1 + random.nextInt(4)) {
            bytes[9] = EDGES[combination >> 13];
            bytes[10] = EDGES[(combination >> 8) & 0x1f];
            bytes[11] = EDGES[(combination >> 3) & 0x1f];
            bytes[12] = EDGES[combination & 7];
            for (int length = 1; length <= 4; length += 3) {
                assertThat(Utf8.valid(bytes, 9, length)).isEqualTo(decodes(bytes, 9, length));
            }
            assertThat(Utf8.valid(bytes, 1, 11)).isEqualTo(decodes(bytes, 1, 11));
        }
    }

    @Test
    void latin1_shows_every_byte() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        byte[] shown = new byte[Utf8.latin1Length(all, 0, 256)];
        Utf8.putLatin1(all, 0, 256, shown, 0);
        assertThat(shown).isEqualTo(new String(all, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8));
    }

    private int[] mixture(int count, int bound) {
        int[] values = new int[count];
        int i = 0;
        while (i < count) {
            int run = Math.min(count - i, random.nextBoolean() ? 1 + random.nextInt(30) : 1);
            Arrays.fill(values, i, i + run, random.nextInt(bound));
            i += run;
        }
        return values;
    }

    private static DeltaBinaryPackingValuesReader reader(ByteBuilder bytes, int count) throws Exception {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(count, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes.toByteArray())));
        return reader;
    }

    private static boolean decodes(byte[] bytes, int from, int length) {
        CharBuffer out = CharBuffer.allocate(length);
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
