package dev.hiveparquet.intake;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.FileContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins input files where they are to go on, and sees at their end that they are still what they were. Thread-safe. */
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

    /** No small files yet, of which one exchange can carry as many as fit into a block. */
    SmallFiles smallFiles() {
        return new SmallFiles(sizes.blockBytes());
    }

    /** A file to be read block by block. */
    FoundFile large(Path path, FileStat stat) throws IOException {
        return new FoundFile(path, stat, nowMillis(), known.start(path));
    }

    /** A small file that was read. */
    FoundFile small(Path path, FileStat stat, FileBytes bytes) throws IOException {
        FileIdentity identity = FileIdentity.of(stat.key(), stat.bytes(), bytes);
        return new FoundFile(path, stat, nowMillis(), known.start(path, identity, bytes));
    }

    /** Notes files that are not published yet, and that they are being read. */
    List<InputFile> begin(List<FoundFile> files) throws IOException {
        List<InputFile> begun = known.begin(files, clockMicros.getAsLong(), origins.maxLineBytes());
        for (InputFile file : begun) {
            origins.open(file.state());
            if (file.offset() > 0) {
                LOG.info("{} goes on at byte {}", file.path(), file.offset());
            }
        }
        return begun;
    }

    /** Opens a file that was begun. */
    LargeFile open(InputFile file, BooleanSupplier stop) throws IOException {
        FileChannel channel = FileChannel.open(file.path()).position(file.offset());
        BlockCutter cutter = cutter(
                file.origin(), file.offset(), file.found().start().identity().bytes());
        return new LargeFile(file, new FileBlocks(channel, cutter, file.state().receivedAtMicros(), stop));
    }

    /**
     * What a file holds that is read to its end; null if it is not there any more.
     *
     * @param readTo how far it was read, in bytes
     * @throws IOException if the file is not the one any more that was begun: its last byte is then not known to be read
     */
    @Nullable
    FileContent content(InputFile file, long readTo) throws IOException {
        FileIdentity begun = file.found().start().identity();
        FileStat now;
        try {
            now = FileStat.of(file.path());
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean untouched = file.found().stat().isStill(now, file.found().saidAtMillis());
        if (!untouched && !isBeginningOfNow(begun, file.path())) {
            throw new IOException("changed while it was read; what was read of it is published, and it counts as a new"
                    + " file at the next start");
        }
        FileIdentity read = readTo == begun.bytes() ? begun : FileIdentity.ofFirst(readTo, file.path());
        String carry = origins.parser(file.origin()).carry().encode();
        return new FileContent(file.origin().id(), read.key(), readTo, read.samples(), carry);
    }

    private static boolean isBeginningOfNow(FileIdentity begun, Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            return begun.isBeginningOf(FileIdentity.of(path), FileBytes.of(channel));
        }
    }

    /** Files are read to their end, whose contents these are as far as they are still there. */
    void ended(List<InputFile> files, List<FileContent> contents) throws IOException {
        known.ended(contents);
        files.forEach(file -> origins.ended(file.origin()));
    }

    private BlockCutter cutter(Origin origin, long offset, long end) {
        int limit = origins.maxLineBytes(origin);
        BlockSizes cut = limit == sizes.maxLineBytes() ? sizes : BlockSizes.forLines(limit);
        return cut.cutter(origin, offset, end);
    }

    private long nowMillis() {
        return clockMicros.getAsLong() / 1_000;
    }
}
