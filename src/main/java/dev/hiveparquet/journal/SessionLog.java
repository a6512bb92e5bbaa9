package dev.hiveparquet.journal;

import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.OpenSession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What survives of a feed's sessions when the process dies: the one that is under way, and the rows that are not published yet.
 *
 * <p>A few small files. {@code open} holds the session under way, written anew with every block into one of two places by turns,
 * so that half a write spoils only the later state; it is in the kernel's hands at once, and forced to the disk where that is asked
 * for. {@code ended} takes rows, each forced. When they are due, it becomes {@code publishing}; when its rows are published,
 * they are added to {@code history}, so that they can be asked for where the published file has gone to the bucket. The history
 * is bounded: what is full becomes {@code history-before}, in place of the one before that. Not thread-safe.
 */
public final class SessionLog implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int PLACE_BYTES = 4096;
    private static final long MAX_HISTORY_BYTES = 2 << 20;

    private final Path directory;
    private final FileChannel places;
    private final @Nullable OpenSession found;
    private long number;

    private SessionLog(Path directory, FileChannel places) throws IOException {
        this.directory = directory;
        this.places = places;
        SessionLine.State latest = later(read(0), read(1));
        number = latest.number();
        found = latest.open();
    }

    /** Opens the log of a directory, which is created where it is missing. */
    public static SessionLog open(Path directory) throws IOException {
        DurableFiles.createDirectories(directory);
        Path file = directory.resolve("open");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new SessionLog(directory, channel);
        } catch (IOException e) {
            channel.close();
            throw DurableFiles.naming("cannot read", file, e);
        }
    }

    /** The session that was under way when the log was opened: the process that had it is gone. Null where there was none. */
    public @Nullable OpenSession found() {
        return found;
    }

    /** Records the session under way, or with null that there is none. */
    public void write(@Nullable OpenSession open, boolean durable) throws IOException {
        String line = SessionLine.encode(number + 1, open) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        if (bytes.remaining() > PLACE_BYTES) {
            throw new IOException("a session's state takes " + bytes.remaining() + " bytes, more than " + PLACE_BYTES);
        }
        long at = (number + 1) % 2 * PLACE_BYTES;
        while (bytes.hasRemaining()) {
            at += places.write(bytes, at);
        }
        number++;
        if (durable) {
            places.force(false);
        }
    }

    /** Records a row, durably. */
    public void add(FeedSession row) throws IOException {
        Path file = ended();
        // The line feed before it ends what a write that failed may have left.
        byte[] line = ("\n" + SessionLine.encode(row) + "\n").getBytes(StandardCharsets.US_ASCII);
        boolean isNew = !Files.exists(file);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            DurableFiles.writeFully(out, ByteBuffer.wrap(line));
            out.force(false);
        } catch (IOException e) {
            throw DurableFiles.naming("cannot append to", file, e);
        }
        if (isNew) {
            DurableFiles.syncDirectory(directory);
        }
    }

    /** The rows that are not published, oldest first. */
    public List<FeedSession> unpublished() throws IOException {
        List<FeedSession> rows = new ArrayList<>(rows(publishing()));
        rows.addAll(rows(ended()));
        return rows;
    }

    /** The rows to publish next; the same until {@link #published} is called. */
    public List<FeedSession> toPublish() throws IOException {
        if (Files.exists(publishing()) && rows(publishing()).isEmpty()) {
            published();
        }
        if (!Files.exists(publishing()) && Files.exists(ended())) {
            DurableFiles.moveInto(ended(), publishing());
        }
        return rows(publishing());
    }

    /** The rows given last are published. */
    public void published() throws IOException {
        if (Files.exists(publishing())) {
            addToHistory(Files.readAllBytes(publishing()));
        }
        Files.deleteIfExists(publishing());
        DurableFiles.syncDirectory(directory);
    }

    /** All rows that are known, published or not, oldest first: some 15,000 at least, or as many as there were. */
    public List<FeedSession> known() throws IOException {
        // A process that died while it added rows has added them twice.
        Set<FeedSession> rows = new LinkedHashSet<>(rows(directory.resolve("history-before")));
        rows.addAll(rows(history()));
        rows.addAll(unpublished());
        return List.copyOf(rows);
    }

    private void addToHistory(byte[] lines) throws IOException {
        Path file = history();
        if (Files.exists(file) && Files.size(file) + lines.length > MAX_HISTORY_BYTES) {
            DurableFiles.moveInto(file, directory.resolve("history-before"));
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            DurableFiles.writeFully(out, ByteBuffer.wrap(lines));
            out.force(false);
        } catch (IOException e) {
            throw DurableFiles.naming("cannot append to", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        places.close();
    }

    private Path ended() {
        return directory.resolve("ended");
    }

    private Path history() {
        return directory.resolve("history");
    }

    private Path publishing() {
        return directory.resolve("publishing");
    }

    private static List<FeedSession> rows(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<FeedSession> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            try {
                if (!line.isEmpty()) {
                    rows.add(SessionLine.decode(line));
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("{}: a damaged line is skipped, {}", file, e.getMessage());
            }
        }
        return rows;
    }

    private SessionLine.State read(int place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PLACE_BYTES);
        while (bytes.hasRemaining() && places.read(bytes, (long) place * PLACE_BYTES + bytes.position()) >= 0) {
            // On to the next part of it.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        try {
            return SessionLine.decodeState(text.lines().findFirst().orElse(""));
        } catch (IllegalArgumentException neverWrittenOrHalf) {
            return new SessionLine.State(0, null);
        }
    }

    private static SessionLine.State later(SessionLine.State one, SessionLine.State other) {
        return one.number() > other.number() ? one : other;
    }
}
