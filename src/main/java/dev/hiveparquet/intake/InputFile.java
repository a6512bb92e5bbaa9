package dev.hiveparquet.intake;

import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One input file and how far it has come. Read by one thread; any thread may ask. */
final class InputFile {
    /** How far a file has come. */
    enum State {
        /** Still to be read. */
        WAITING,
        /** Read to its end now, or published by an earlier run. */
        READ,
        /** Could not be read. */
        FAILED,
        /** Left before its end because the program stops. */
        LEFT
    }

    private final Path path;
    private final long bytes;
    private volatile State state = State.WAITING;
    private volatile @Nullable Origin origin;
    private volatile @Nullable FileIdentity begun;
    private volatile @Nullable FileBlocks blocks;
    private volatile long fromOffset;
    private volatile long readTo;
    private volatile boolean readToEnd = true;

    InputFile(Path path) throws IOException {
        this.path = path;
        this.bytes = Files.size(path);
        this.readTo = bytes;
    }

    Path path() {
        return path;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    /** What the file was when it was begun, null where it is not. */
    @Nullable
    FileIdentity begun() {
        return begun;
    }

    /** The file is being read from this offset on. */
    void isReadBy(FileBlocks reader, FileIdentity identity, Origin as, long offset) {
        blocks = reader;
        begun = identity;
        origin = as;
        fromOffset = offset;
    }

    /** There is nothing to read of the file in this run. */
    void isPassedOver() {
        fromOffset = bytes;
    }

    /** Nothing more of the file is read in this run: its reader is let go, and how far it came stays. */
    void letGo() {
        FileBlocks reader = blocks;
        if (reader != null) {
            readTo = reader.offset();
            readToEnd = reader.ended();
            blocks = null;
        }
    }

    /** How far the file has been read, in bytes. */
    long readTo() {
        FileBlocks reader = blocks;
        return reader == null ? readTo : reader.offset();
    }

    /** Whether the file was read to its last byte, or there was nothing to read of it. */
    boolean isReadToEnd() {
        FileBlocks reader = blocks;
        return reader == null ? readToEnd : reader.ended();
    }

    /** What there is to read of the file in this run, in bytes. */
    long bytesToRead() {
        return bytes - fromOffset;
    }
}
