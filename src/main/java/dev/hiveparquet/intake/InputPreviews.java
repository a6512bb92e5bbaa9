package dev.hiveparquet.intake;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.LedgerSnapshot;
import dev.hiveparquet.journal.OriginState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Opens input files as a run would, where it would go on with them, and records nothing. */
public final class InputPreviews {
    private final LedgerSnapshot ledger;
    private final FileStarts starts;
    private final int maxLineBytes;

    /**
     * The files of a ledger.
     *
     * @param originOf an origin of this id as the configuration has it now
     * @param again whether a published file is to be read once more from its beginning
     * @param maxLineBytes the longest line of a new file that is a row
     */
    public InputPreviews(LedgerSnapshot ledger, Function<String, Origin> originOf, boolean again, int maxLineBytes) {
        this.ledger = ledger;
        this.starts = new FileStarts(ledger, originOf, again);
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Opens a file.
     *
     * @param nowMicros the arrival time of the lines of a file that is not known, in microseconds since
     *     1970-01-01T00:00:00Z
     * @throws IOException with the reason, if a run could not read it
     */
    public InputPreview open(String path, long nowMicros) throws IOException {
        Path file = InputPaths.readable(path);
        FileStart start = starts.start(file);
        OriginState state = state(start, nowMicros);
        int limit = ledger.maxLineBytes(start.origin().id()).orElse(maxLineBytes);
        return new InputPreview(
                start, state, OpenOrigins.parser(state, limit), start.published() ? null : blocks(file, state, limit));
    }

    private OriginState state(FileStart start, long nowMicros) {
        return ledger.origin(start.origin().id())
                .orElse(new OriginState(start.origin(), nowMicros, Checkpoint.START, Map.of()))
                .from(start.from());
    }

    private static FileBlocks blocks(Path file, OriginState state, int limit) throws IOException {
        long offset = state.checkpoint().offset();
        FileChannel channel = FileChannel.open(file).position(offset);
        BlockCutter cutter = BlockSizes.forLines(limit).cutter(state.origin(), offset, channel.size());
        return new FileBlocks(channel, cutter, state.receivedAtMicros(), () -> false);
    }
}
