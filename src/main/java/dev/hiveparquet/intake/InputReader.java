package dev.hiveparquet.intake;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.OriginState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens input files where they are to go on, and sees at their end that they are still what they were. Thread-safe. */
final class InputReader {
    private static final Logger LOG = LoggerFactory.getLogger(InputReader.class);

    private final OpenOrigins origins;
    private final KnownFiles known;
    private final BlockSizes sizes;
    private final LongSupplier clockMicros;

    InputReader(OpenOrigins origins, KnownFiles known, BlockSizes sizes, LongSupplier clockMicros) {
        this.origins = origins;
        this.known = known;
        this.sizes = sizes;
        this.clockMicros = clockMicros;
    }

    /** Where a file is to be begun. */
    FileStart start(Path path) throws IOException {
        return known.start(path);
    }

    /** Opens a file that is not published yet, and notes with it what is being read. */
    FileBlocks open(InputFile file, FileStart start, BooleanSupplier stop) throws IOException {
        OriginState state = origins.begin(start.origin(), clockMicros.getAsLong(), start.from());
        known.begun(start, state.origin());
        long offset = state.checkpoint().offset();
        if (offset > 0) {
            LOG.info("{} goes on at byte {}", file.path(), offset);
        }
        FileChannel channel = FileChannel.open(file.path()).position(offset);
        FileBlocks blocks = new FileBlocks(
                channel, cutter(state.origin(), offset, start.identity().bytes()), state.receivedAtMicros(), stop);
        file.isReadBy(blocks, start.identity(), state.origin(), offset);
        return blocks;
    }

    /**
     * A file is read, to its end unless the program stops.
     *
     * @throws IOException if the file is not the one any more that was begun: its last byte is then not known to be read
     */
    void end(InputFile file) throws IOException {
        Origin origin = file.origin();
        FileIdentity begun = file.begun();
        if (origin == null || begun == null) {
            return;
        }
        boolean there = Files.exists(file.path());
        if (there && !begun.isBeginningOf(FileIdentity.of(file.path()), file.path())) {
            throw new IOException("changed while it was read; what was read of it is published, and it counts as a new"
                    + " file at the next start");
        }
        if (file.isReadToEnd()) {
            if (there) {
                String carry = origins.parser(origin).carry().encode();
                known.ended(file.path(), origin, file.readTo(), carry);
            }
            origins.ended(origin);
        }
    }

    private BlockCutter cutter(Origin origin, long offset, long end) {
        int limit = origins.maxLineBytes(origin);
        BlockSizes cut = limit == sizes.maxLineBytes() ? sizes : BlockSizes.forLines(limit);
        return cut.cutter(origin, offset, end);
    }
}
