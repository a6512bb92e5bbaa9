package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.OriginState;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
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
 * <p>A file ends only when its last block is parsed; one that a stop comes into goes on at the next start. A file that cannot
 * be read costs only itself.
 */
public final class QuarantineReplay extends Replay {
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
    private @Nullable Deque<QuarantineOrigin> planned;
    private @Nullable QuarantineOrigin current;
    private @Nullable Origin origin;
    private @Nullable QuarantineBlocks blocks;
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
        super(origins);
        this.files = files;
        this.origins = origins;
        this.maker = maker;
        this.clockMicros = clockMicros;
        this.failed = failed;
    }

    @Override
    void given(Block block) {
        if (block.kind() == Block.Kind.LINES) {
            rows++;
        } else {
            staying++;
        }
    }

    @Override
    public void finish() {
        if (rows + staying > 0) {
            LOG.info("Quarantine: {} lines are rows now, {} stay", rows, staying);
        }
        super.finish();
    }

    @Override
    public void close() throws IOException {
        if (blocks != null) {
            blocks.close();
            blocks = null;
        }
    }

    @Override
    boolean open() throws IOException {
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

    @Override
    @Nullable
    Block read() throws IOException {
        Block next = null;
        try {
            next = Objects.requireNonNull(blocks).next();
        } catch (IOException e) {
            fail(Objects.requireNonNull(current), e);
            close();
            return null;
        }
        if (next == null) {
            close();
            readToEnd(Objects.requireNonNull(origin));
        }
        return next;
    }

    private void fail(QuarantineOrigin replay, IOException reason) {
        failed.accept(files.path(replay).toString(), String.valueOf(reason.getMessage()));
    }
}
