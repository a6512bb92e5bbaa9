package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.Checkpoint;
import dev.hiveparquet.journal.FileContent;
import dev.hiveparquet.journal.KnownOrigins;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where input files are to be begun, by what the ledger knows of them: which are published, which have grown since, which are
 * others by now.
 *
 * <p>A file that is unchanged, or unchanged as far as it was read, goes on there; any other is read from its beginning, as an
 * origin of its own. Thread-safe where the ledger is; records nothing.
 */
final class FileStarts {
    private static final Logger LOG = LoggerFactory.getLogger(FileStarts.class);
    private static final int LONGEST_LAST_LINE = 1 << 20;

    private final KnownOrigins ledger;
    private final Function<String, Origin> originOf;
    private final boolean again;

    /**
     * The starts of a ledger's files.
     *
     * @param originOf an origin of this id as the configuration has it now
     * @param again whether a published file is to be read once more from its beginning
     */
    FileStarts(KnownOrigins ledger, Function<String, Origin> originOf, boolean again) {
        this.ledger = ledger;
        this.originOf = originOf;
        this.again = again;
    }

    /** Where a file is to be begun. */
    FileStart start(Path file) throws IOException {
        FileIdentity now = FileIdentity.of(file);
        try (FileChannel channel = FileChannel.open(file)) {
            return start(file, now, FileBytes.of(channel));
        }
    }

    /** Where a file is to be begun that is this now, and holds these bytes. */
    FileStart start(Path file, FileIdentity now, FileBytes bytes) throws IOException {
        Optional<FileContent> known = ledger.content(now.key());
        if (known.isEmpty()) {
            boolean published = ledger.isDone(now.originId()) && !again;
            return published ? published(now) : anew(now);
        }
        FileContent content = known.get();
        if (!now.beginsWith(content.bytes(), content.samples(), bytes)) {
            LOG.info("{} is not what it was when it was last read: it counts as a new file", file);
            return anew(now);
        }
        if (!ledger.isDone(content.originId())) {
            return new FileStart(now, originOf.apply(content.originId()), Checkpoint.START, false);
        }
        if (again) {
            return anew(now);
        }
        return content.bytes() == now.bytes() ? published(now) : grown(content, now, file, bytes);
    }

    private FileStart published(FileIdentity now) {
        return new FileStart(now, originOf.apply(now.originId()), Checkpoint.START, true);
    }

    /** From the beginning, under an id that no published file has. */
    private FileStart anew(FileIdentity now) {
        String id = now.originId();
        for (int time = 2; ledger.isDone(id); time++) {
            id = now.originId() + "-" + time;
        }
        return new FileStart(now, originOf.apply(id), Checkpoint.START, false);
    }

    private FileStart grown(FileContent content, FileIdentity now, Path file, FileBytes all) throws IOException {
        long from = lineStart(all, content.bytes());
        LOG.info("{} has grown from {} to {} bytes since it was published", file, content.bytes(), now.bytes());
        if (from < content.bytes()) {
            LOG.warn("{} ended in the middle of a line: the line at byte {} is published again, whole", file, from);
        }
        Origin origin = anew(now).origin();
        return new FileStart(now, origin, new Checkpoint(from, content.carry()), false);
    }

    /** Where the line begins that has a byte before {@code end}, but no line feed there. */
    private static long lineStart(FileBytes all, long end) throws IOException {
        long first = Math.max(0, end - LONGEST_LAST_LINE);
        ByteBuffer bytes = all.read(first, end);
        int start = bytes.position();
        for (int i = bytes.limit() - 1; i >= start; i--) {
            if (bytes.get(i) == '\n') {
                return first + (i - start) + 1;
            }
        }
        return first == 0 ? 0 : end;
    }
}
