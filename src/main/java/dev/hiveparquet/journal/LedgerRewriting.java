package dev.hiveparquet.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * A ledger written anew of what its records say together, piece by piece, since of many inputs it is too large for the memory
 * that they take anyhow. Each time it is written it has the same numbers. Not thread-safe.
 */
final class LedgerRewriting implements DurableFiles.Content {
    private static final int PIECE = 64 << 10;

    private final LedgerState state;
    private final long numberBefore;
    private final StringBuilder piece = new StringBuilder(PIECE);
    private long number;

    /** Of this state, with numbers behind this one. */
    LedgerRewriting(LedgerState state, long numberBefore) {
        this.state = state;
        this.numberBefore = numberBefore;
    }

    @Override
    public void writeTo(FileChannel channel) throws IOException {
        number = numberBefore;
        piece.setLength(0);
        try {
            state.snapshot(each -> add(each, channel));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        write(channel);
    }

    /** The number of the last record. */
    long lastNumber() {
        return number;
    }

    private void add(LedgerRecord each, FileChannel channel) {
        piece.append(LedgerLine.encode(new LedgerEntry(++number, each))).append('\n');
        if (piece.length() >= PIECE) {
            try {
                write(channel);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(FileChannel channel) throws IOException {
        DurableFiles.writeFully(channel, ByteBuffer.wrap(piece.toString().getBytes(StandardCharsets.US_ASCII)));
        piece.setLength(0);
    }
}
