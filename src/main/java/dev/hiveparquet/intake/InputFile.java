package dev.hiveparquet.intake;

import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One input file and how far it has come. Not thread-safe: {@link InputFiles} guards it. */
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
    private State state = State.WAITING;
    private @Nullable Origin origin;
    private @Nullable FileBlocks blocks;
    private long fromOffset;

    InputFile(Path path) throws IOException {
        this.path = path;
        this.bytes = Files.size(path);
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

    void is(Origin known) {
        origin = known;
    }

    void isReadBy(FileBlocks reader) {
        blocks = reader;
    }

    /** Whether the file was read to its last byte, or there was nothing to read of it. */
    boolean isReadToEnd() {
        return blocks == null || blocks.ended();
    }

    /** What there is to read of the file in this run, in bytes. */
    long bytesToRead() {
        return bytes - fromOffset;
    }

    void beginsAt(long offset) {
        fromOffset = offset;
    }
}
