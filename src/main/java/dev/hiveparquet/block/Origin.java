package dev.hiveparquet.block;

import dev.hiveparquet.partition.PartitionBy;
import java.util.Objects;

/**
 * One run of bytes that is read in order and exactly once: an input file, one journal segment of a stream, or a file of the
 * quarantine that is fed back.
 *
 * <p>What shapes its rows (label, granularity, time rule) is fixed when the origin is first seen and recorded in the
 * ledger, so that a resumed run gives the same rows whatever the configuration says by then. Two origins are equal when
 * their ids are.
 *
 * @param id unique and never used again; printable ASCII without white space, at most 200 characters
 * @param kind whether the bytes are a file's, a stream's or the quarantine's
 * @param source the feed's label
 * @param partitionBy the granularity of the rows' partitions
 * @param timestampRule which time a row gets
 */
public record Origin(String id, Kind kind, String source, PartitionBy partitionBy, TimestampRule timestampRule) {

    /**
     * Files know their end and carry times from line to line; streams do neither; lines of the quarantine are no neighbours,
     * so nothing is carried from one to the next.
     */
    public enum Kind {
        FILE,
        STREAM,
        QUARANTINE
    }

    public Origin {
        if (id.isEmpty() || id.length() > 200 || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("origin id must be 1 to 200 printable ASCII characters: " + id);
        }
        if (source.isEmpty()) {
            throw new IllegalArgumentException("origin " + id + " has an empty source label");
        }
        Objects.requireNonNull(kind);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
