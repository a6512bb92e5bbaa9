package dev.hiveparquet.journal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of the two files of a ledger. Not thread-safe.
 *
 * <p>After a failed append nobody can know what of the line is on disk, so the file is never appended to again: {@link
 * #replace} starts another one.
 */
final class LedgerCopy implements Closeable {
    private final Path file;
    private @Nullable FileChannel channel;
    private long bytes;
    private boolean damaged = true;

    LedgerCopy(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** All lines in order, to be read one by one; none where there is no file. */
    BufferedReader open() throws IOException {
        return Files.exists(file)
                ? Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)
                : new BufferedReader(Reader.nullReader());
    }

    /** Gives all lines in order; none where there is no file. */
    void lines(Consumer<String> lines) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel in = FileChannel.open(file)) {
            lines(in, lines);
        }
    }

    /** Gives all lines of a file that is open, from its beginning. */
    private static void lines(FileChannel channel, Consumer<String> lines) throws IOException {
        BufferedReader in = new BufferedReader(Channels.newReader(channel.position(0), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.accept(line);
        }
    }

    /**
     * Gives the records of a file that is whole, without keeping them all.
     *
     * @param least the number that the last record must have at least
     * @return the last record's number; 0 if the file is not whole, or ends before {@code least}, and nothing was given
     */
    long recordsOfWhole(long least, Consumer<LedgerRecord> records) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (FileChannel in = FileChannel.open(file)) {
            LedgerSequence sequence = new LedgerSequence();
            lines(in, sequence::add);
            if (!sequence.isWhole() || sequence.last() < least) {
                return 0;
            }
            // A process may have appended more since.
            lines(in, line -> {
                LedgerEntry entry = LedgerLine.decode(line);
                if (entry.number() <= sequence.last()) {
                    records.accept(entry.content());
                }
            });
            return sequence.last();
        }
    }

    /** Whether the last append failed, so that {@link #replace} must come before the next. */
    boolean damaged() {
        return damaged;
    }

    long bytes() {
        return bytes;
    }

    void append(byte[] lines, boolean durable) throws IOException {
        FileChannel out = channel;
        if (damaged || out == null) {
            throw new IOException("ledger " + file + " is not open for appending");
        }
        damaged = true;
        try {
            DurableFiles.writeFully(out, ByteBuffer.wrap(lines));
            if (durable) {
                out.force(false);
            }
        } catch (IOException e) {
            throw DurableFiles.naming("cannot append to ledger", file, e);
        }
        damaged = false;
        bytes += lines.length;
    }

    /** Writes a file of this content alone and goes on appending to it. */
    void replace(DurableFiles.Content content) throws IOException {
        close();
        DurableFiles.replace(file, content);
        FileChannel replaced = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel = replaced;
        bytes = replaced.size();
        damaged = false;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        damaged = true;
        if (open != null) {
            open.close();
        }
    }
}
