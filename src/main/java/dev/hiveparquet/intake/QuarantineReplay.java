package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The quarantine's lines once more, as blocks of one line each: what can be a row now and is to be one becomes one, the rest
 * goes back into quarantine. A file goes when its last line is committed on either way; one of which no line can be a row is
 * passed over.
 *
 * <p>Works as {@link JournalReplay} does: it reads ahead by one block, a file ends only when its last block is parsed, and where
 * {@link #hasNext} fails, nothing is passed over. A file that cannot be read costs only itself.
 */
public final class QuarantineReplay implements Iterator<Block>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineReplay.class);

    /** The origin of this id and label as the configuration has it now. */
    @FunctionalInterface
    public interface OriginMaker {
        Origin origin(String id, String source);
    }

    private final QuarantineFiles files;
    private final OpenOrigins origins;
    private final OriginMaker maker;
    private final LongSupplier clockMicros;
    private final BiConsumer<String, String> failed;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final List<Origin> readToEnd = new ArrayList<>();
    private @Nullable Deque<QuarantineOrigin> planned;
    private @Nullable QuarantineOrigin current;
    private @Nullable Origin origin;
    private @Nullable QuarantineBlocks blocks;
    private @Nullable Block ahead;
    private volatile boolean stopped;
    private long rows;
    private long staying;

    /**
     * A replay that has not begun.
     *
     * @param clockMicros the time in microseconds since 1970-01-01T00:00:00Z
     * @param failed hears what could not be read, and why
     */
    public QuarantineReplay(
            QuarantineFiles files,
            OpenOrigins origins,
            OriginMaker maker,
            LongSupplier clockMicros,
            BiConsumer<String, String> failed) {
        this.files = files;
        this.origins = origins;
        this.maker = maker;
        this.clockMicros = clockMicros;
        this.failed = failed;
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && !stopped && openFile()) {
                readAhead();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ahead != null && !stopped;
    }

    @Override
    public Block next() {
        // What hasNext has promised is given, whether or not a stop has come since.
        if (ahead == null && !hasNext()) {
            throw new NoSuchElementException("the quarantine holds no more lines");
        }
        Block block = Objects.requireNonNull(ahead);
        ahead = null;
        endFiles();
        if (block.kind() == Block.Kind.LINES) {
            rows++;
        } else {
            staying++;
        }
        return block;
    }

    /** The blocks to replay: this. */
    public Iterator<Block> blocks() {
        return this;
    }

    /** The last block is parsed. */
    public void finish() {
        if (!stopped) {
            endFiles();
        }
        if (rows + staying > 0) {
            LOG.info("Quarantine: {} lines are rows now, {} stay", rows, staying);
        }
        done.complete(null);
    }

    /** Complete when there is nothing more to replay in this run. */
    public CompletableFuture<Void> done() {
        return done;
    }

    /** Ends the replay early; the next start goes on with the file that it was in. */
    public void stop() {
        stopped = true;
        done.complete(null);
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
            blocks = null;
        }
    }

    private boolean openFile() throws IOException {
        Deque<QuarantineOrigin> left = planned;
        if (left == null) {
            left = new ArrayDeque<>(files.plan(origins, failed));
            planned = left;
        }
        while (blocks == null && !left.isEmpty()) {
            begin(left.element());
            left.remove();
        }
        return blocks != null;
    }

    private void begin(QuarantineOrigin replay) throws IOException {
        String source = sourceIfAnyRow(replay);
        if (source == null) {
            return;
        }
        Origin asConfigured = maker.origin(replay.id(), source);
        OriginState state = origins.begin(asConfigured, clockMicros.getAsLong(), Checkpoint.START);
        try {
            blocks = new QuarantineBlocks(
                    files.open(replay),
                    state.origin(),
                    replay.reasons(),
                    origins.maxLineBytes(state.origin()),
                    state.checkpoint().offset());
            current = replay;
            origin = state.origin();
        } catch (IOException e) {
            fail(replay, e);
        }
    }

    /** The label of a file's lines; null where none of them is to be a row and the file need not be touched. */
    private @Nullable String sourceIfAnyRow(QuarantineOrigin replay) {
        boolean begun = origins.isRecorded(replay.id());
        int limit = origins.maxLineBytes();
        long lines = 0;
        try (RejectedLines all = files.open(replay)) {
            for (RejectedLine line = all.next(); line != null; line = all.next()) {
                if (begun || QuarantineBlocks.isRow(line, replay.reasons(), limit)) {
                    return line.source();
                }
                lines++;
            }
            staying += lines;
        } catch (IOException e) {
            fail(replay, e);
        }
        return null;
    }

    private void readAhead() throws IOException {
        Block next = null;
        try {
            next = Objects.requireNonNull(blocks).next();
        } catch (IOException e) {
            fail(Objects.requireNonNull(current), e);
            close();
            return;
        }
        if (next == null) {
            close();
            readToEnd.add(Objects.requireNonNull(origin));
        } else {
            ahead = next;
        }
    }

    private void fail(QuarantineOrigin replay, IOException reason) {
        failed.accept(files.path(replay).toString(), String.valueOf(reason.getMessage()));
    }

    private void endFiles() {
        for (Origin ended : readToEnd) {
            origins.ended(ended);
        }
        readToEnd.clear();
    }
}
