package dev.hiveparquet.journal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's file: lines are appended, and the whole is written anew when it is opened, when it has grown, and after an
 * error. Not thread-safe.
 *
 * <p>After a failed append nobody can know what of the line is on disk, so the file is never appended to again: {@link
 * #replace} starts another one, which holds what is known to be true.
 */
final class LedgerFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

    private final Path file;
    private @Nullable FileChannel channel;
    private long bytes;
    private boolean damaged = true;

    LedgerFile(Path file) {
        this.file = file;
    }

    /**
     * Reads all whole lines, in order.
     *
     * @return how many lines were skipped because they are not what was written
     * @throws IOException if the file cannot be read, or is of another format
     */
    int load(Consumer<LedgerRecord> records) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        int skipped = 0;
        String firstReason = "";
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    load(LedgerLine.decode(line), records);
                } catch (IllegalArgumentException e) {
                    firstReason = skipped++ == 0 ? "line " + number + ", " + e.getMessage() : firstReason;
                }
            }
        }
        if (skipped > 0) {
            LOG.warn("Ledger {}: {} damaged lines are skipped, the first is {}", file, skipped, firstReason);
        }
        return skipped;
    }

    /** Whether the last append failed, so that {@link #replace} must come before the next. */
    boolean damaged() {
        return damaged;
    }

    long bytes() {
        return bytes;
    }

    void append(String line, boolean durable) throws IOException {
        FileChannel out = channel;
        if (damaged || out == null) {
            throw new IOException("ledger " + file + " is not open for appending");
        }
        byte[] encoded = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        damaged = true;
        try {
            DurableFiles.writeFully(out, ByteBuffer.wrap(encoded));
            if (durable) {
                out.force(false);
            }
        } catch (IOException e) {
            throw DurableFiles.naming("cannot append to ledger", file, e);
        }
        damaged = false;
        bytes += encoded.length;
    }

    /** Writes a ledger of these lines alone and goes on appending to it. */
    void replace(List<String> lines) throws IOException {
        close();
        damaged = true;
        String content = String.join("\n", lines) + "\n";
        DurableFiles.replace(file, content.getBytes(StandardCharsets.US_ASCII));
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        bytes = content.length();
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

    private void load(LedgerRecord ledgerRecord, Consumer<LedgerRecord> records) throws IOException {
        if (ledgerRecord instanceof LedgerRecord.Format format && !format.equals(LedgerRecord.Format.CURRENT)) {
            throw new IOException("ledger " + file + " has format " + format.version() + ", but this program reads "
                    + LedgerRecord.Format.CURRENT.version());
        }
        records.accept(ledgerRecord);
    }
}
