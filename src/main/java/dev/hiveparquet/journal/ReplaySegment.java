package dev.hiveparquet.journal;

import dev.hiveparquet.block.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A segment that an earlier run has left, to be read from where the ledger says. */
public final class ReplaySegment {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaySegment.class);

    private final Path file;
    private final SegmentHeader header;

    private ReplaySegment(Path file, SegmentHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Opens a segment; nothing where it never held a block or does not tell what it holds. */
    static Optional<ReplaySegment> open(Path file) throws IOException {
        try (SegmentReader reader = new SegmentReader(file)) {
            for (RecordFrame record = reader.next(0); record != null; record = reader.next(0)) {
                if (record.kind() == RecordFrame.Kind.HEADER) {
                    String text =
                            new String(reader.bytes(), reader.start(), record.length(), StandardCharsets.US_ASCII);
                    return Optional.of(new ReplaySegment(file, SegmentHeader.decode(text)));
                }
            }
            putAside(file, reader.damaged() > 0 && !TornHeader.isAllOf(file));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw DurableFiles.naming("cannot read journal segment", file, new IOException(e.getMessage(), e));
        }
    }

    /** The segment's origin. It has ended: nothing is ever appended to it. */
    public Origin origin() {
        return header.origin();
    }

    /** Arrival time of the segment's first block, in microseconds since 1970-01-01T00:00:00Z. */
    public long createdMicros() {
        return header.createdMicros();
    }

    /** The segment's beginning, with what the parser carried into it. */
    public Checkpoint start() {
        return new Checkpoint(0, header.carry());
    }

    /**
     * The blocks from a checkpoint on.
     *
     * @param fromOffset a block boundary
     */
    public ReplayBlocks blocks(long fromOffset) throws IOException {
        return new ReplayBlocks(file, header, fromOffset);
    }

    private static void putAside(Path file, boolean damaged) throws IOException {
        if (damaged) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            LOG.error("Journal segment {} does not tell what it holds; it is kept as {}", file, aside);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(file);
        }
    }
}
