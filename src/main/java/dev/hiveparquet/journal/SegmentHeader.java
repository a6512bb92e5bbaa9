package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a segment says of itself: enough to make its rows again without any other file.
 *
 * @param sequence the segment's number, never used again
 * @param nonce random, so that the origin's id is unique even where a state directory is lost and begun anew
 * @param source the feed's label
 * @param partitionBy the granularity of the rows' partitions
 * @param timestampRule which time a row gets
 * @param createdMicros arrival time of the segment's first block
 * @param carry what the parser carries into the segment
 */
record SegmentHeader(
        long sequence,
        long nonce,
        String source,
        PartitionBy partitionBy,
        TimestampRule timestampRule,
        long createdMicros,
        String carry) {
    private static final String VERSION = "1";
    private static final Pattern FILE_NAME = Pattern.compile("segment-(\\d{16})\\.log");
    private static final Pattern ID = Pattern.compile("segment-(\\d{16})-[0-9a-f]{16}");

    /** The origin whose bytes the segment holds. */
    Origin origin() {
        String id = String.format("segment-%016d-%016x", sequence, nonce);
        return new Origin(id, Origin.Kind.STREAM, source, partitionBy, timestampRule);
    }

    byte[] encode() {
        String text = String.join(
                "\t",
                VERSION,
                Long.toString(sequence),
                Long.toString(nonce),
                LedgerLine.escape(source),
                partitionBy.name(),
                timestampRule.name(),
                Long.toString(createdMicros),
                LedgerLine.escape(carry));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The header with this content; an {@link IllegalArgumentException} where there is none. */
    static SegmentHeader decode(String text) {
        LedgerFields in = new LedgerFields(text);
        String version = in.text();
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException("journal segment has version " + version + ", not " + VERSION);
        }
        return new SegmentHeader(
                in.number(),
                in.number(),
                in.text(),
                PartitionBy.valueOf(in.text()),
                TimestampRule.valueOf(in.text()),
                in.number(),
                in.text());
    }

    static String fileName(long sequence) {
        return String.format("segment-%016d.log", sequence);
    }

    /** The sequence number in a segment's file name, where it is one. */
    static OptionalLong sequenceOf(Path file) {
        return sequence(FILE_NAME.matcher(file.getFileName().toString()));
    }

    /** The sequence number in an origin's id, where it is a segment's. */
    static OptionalLong sequenceOf(Origin origin) {
        return sequence(ID.matcher(origin.id()));
    }

    private static OptionalLong sequence(Matcher matcher) {
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
