package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.block.FileBlocks;
import dev.hiveparquet.intake.WaitingFiles.Waiting;
import dev.hiveparquet.journal.FileContent;
import dev.hiveparquet.packed.PackedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blocks of the input files in order: of a large file one after the other, of small files as many together as fit into one
 * array, each of them whole. What is done for a file beside its parsing is done for all of these at once.
 *
 * <p>In turns: {@link #next}, and when its blocks are with their groups {@link #parsed}, or {@link #failed}. One thread; any may
 * {@link #stop} it.
 */
final class InputBlocks {
    private static final Logger LOG = LoggerFactory.getLogger(InputBlocks.class);

    /** A file that blocks were given of, and where it ends with them; a negative number where it goes on. */
    private record Given(InputFile file, long end) {
        static final long GOES_ON = -1;
    }

    private final InputReader reader;
    private final InputOutcome outcome;
    private final SmallFiles small;
    private final WaitingFiles waiting = new WaitingFiles();
    /** The keys of the files that were met. */
    private final PackedTable met = new PackedTable();
    /** The files that the blocks given last are of. */
    private final List<Given> given = new ArrayList<>();

    private @Nullable LargeFile large;
    private volatile boolean stopped;

    InputBlocks(InputReader reader, InputOutcome outcome) {
        this.reader = reader;
        this.outcome = outcome;
        this.small = reader.smallFiles();
    }

    /** Adds a file behind the others. */
    void add(Path path, long bytes) {
        waiting.add(path, bytes);
    }

    /** Whether there may be more blocks. */
    boolean hasNext() {
        return large != null || (!stopped && !waiting.isEmpty());
    }

    /** The next blocks, valid until this is called again; perhaps none. */
    Blocks next() {
        given.clear();
        small.clear();
        List<Block> blocks = nextOfLarge();
        while (blocks.isEmpty() && !stopped && !waiting.isEmpty() && take()) {
            blocks = nextOfLarge();
        }
        return new Blocks(small.files().isEmpty() ? blocks : begin());
    }

    /** The blocks given last are with their groups. */
    void parsed() {
        List<InputFile> ended = new ArrayList<>(given.size());
        List<FileContent> contents = new ArrayList<>(given.size());
        for (Given each : given) {
            if (each.end() >= 0 && addContent(each, contents)) {
                ended.add(each.file());
            }
        }
        try {
            reader.ended(ended, contents);
            ended.forEach(file -> outcome.read());
        } catch (IOException e) {
            ended.forEach(file -> outcome.failed(file.path(), e.toString()));
        }
        given.clear();
        tellEnd();
    }

    /** The blocks given last did not all get to their groups, or no blocks could be given. */
    void failed(String reason) {
        given.forEach(each -> outcome.failed(each.file().path(), reason));
        if (given.isEmpty()) {
            waiting.removeAll(path -> outcome.failed(path, reason));
        }
        LargeFile open = large;
        if (open != null) {
            letGo(open);
        }
        given.clear();
        tellEnd();
    }

    /** Begins no other file, and ends one that is being read between two blocks. */
    void stop() {
        stopped = true;
    }

    private void tellEnd() {
        if (large == null && waiting.isEmpty()) {
            outcome.allRead();
        }
    }

    /** Takes the next file, as far as there is anything to read of it; false if it must wait for the next turn. */
    private boolean take() {
        Waiting next = waiting.remove();
        Path path = next.path();
        try {
            FileStat stat = FileStat.of(path);
            if (isKnownByAnotherPath(stat.key(), next)) {
                outcome.passedOver(next.bytes());
                return true;
            }
            if (!next.whole() || !small.isSmall(stat.bytes())) {
                return small.files().isEmpty() ? takeLarge(path, stat) : postpone(next);
            }
            return small.hasRoom(stat.bytes()) ? takeSmall(next, stat) : postpone(next);
        } catch (NoSuchFileException e) {
            outcome.failed(path, "is not to be found in its directory any more");
        } catch (IOException e) {
            outcome.failed(path, e.toString());
        }
        return true;
    }

    private boolean postpone(Waiting file) {
        waiting.giveBack(file.again(file.whole()));
        return false;
    }

    private boolean takeSmall(Waiting file, FileStat stat) throws IOException {
        Path path = file.path();
        if (!isReadWhole(path, stat)) {
            waiting.giveBack(file.again(false));
            return true;
        }
        FoundFile found = reader.small(path, stat, small.lastRead(stat.bytes()));
        if (!isPublished(found)) {
            small.add(found);
        }
        return true;
    }

    /** Whether a file could be read and has the size that it was said to have: else what can be is read block by block. */
    private boolean isReadWhole(Path path, FileStat stat) throws NoSuchFileException {
        try {
            return small.read(path, stat.bytes());
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean takeLarge(Path path, FileStat stat) throws IOException {
        FoundFile found = reader.large(path, stat);
        if (!isPublished(found)) {
            InputFile file = reader.begin(List.of(found)).get(0);
            outcome.begun(file.offset());
            large = reader.open(file, () -> stopped);
        }
        return true;
    }

    private boolean isPublished(FoundFile file) {
        if (file.start().published()) {
            LOG.info("{} is published already", file.path());
            outcome.passedOver(file.stat().bytes());
        }
        return file.start().published();
    }

    /** Two links to one file that no symbolic link tells apart; the first that is met stands for both. */
    private boolean isKnownByAnotherPath(String key, Waiting file) {
        boolean other = !met.add(key) && !file.met();
        if (other) {
            LOG.info("{} is the same file as another input", file.path());
        }
        return other;
    }

    /** The next block of the large file; none where there is no such file, or it is at its end, or left because of a stop. */
    private List<Block> nextOfLarge() {
        LargeFile open = large;
        if (open == null) {
            return List.of();
        }
        FileBlocks blocks = open.blocks();
        try {
            if (blocks.hasNext()) {
                given.add(new Given(open.file(), Given.GOES_ON));
                return List.of(blocks.next());
            }
            if (blocks.ended()) {
                given.add(new Given(open.file(), blocks.offset()));
            }
        } catch (UncheckedIOException e) {
            outcome.failed(open.file().path(), Objects.toString(e.getCause()));
        }
        letGo(open);
        return List.of();
    }

    private void letGo(LargeFile open) {
        large = null;
        try {
            open.blocks().close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed: {}", open.file().path(), e.toString());
        }
    }

    private List<Block> begin() {
        List<InputFile> begun;
        try {
            begun = reader.begin(small.files());
        } catch (IOException e) {
            small.files().forEach(file -> outcome.failed(file.path(), e.toString()));
            return List.of();
        }
        for (InputFile file : begun) {
            outcome.begun(file.offset());
            given.add(new Given(file, file.found().stat().bytes()));
        }
        return small.blocks(begun);
    }

    private boolean addContent(Given ended, List<FileContent> contents) {
        try {
            FileContent content = reader.content(ended.file(), ended.end());
            if (content != null) {
                contents.add(content);
            }
            return true;
        } catch (IOException e) {
            outcome.failed(ended.file().path(), e.toString());
            return false;
        }
    }
}
