package dev.hiveparquet.rows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hiveparquet.block.Origin;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Cutter, tag block and parser on any bytes: the rows are those of the reference, however the bytes are cut, and nothing is
 * thrown. The first byte says what kind of input it is and how it is cut.
 */
class RowsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_bytes_have_the_rows_that_the_reference_reads(byte[] bytes) {
        if (bytes.length < 2) {
            return;
        }
        Origin.Kind kind = bytes[0] < 0 ? Origin.Kind.STREAM : Origin.Kind.FILE;
        SplittableRandom random = new SplittableRandom(bytes[0]);
        String input = new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
        new CutIndependenceTest().check(CutIndependenceTest.origin(kind, random), input, random, "fuzzed");
    }
}
