package dev.hiveparquet.publish;

import dev.hiveparquet.journal.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a directory for this process alone. The operating system lets go of it when the process ends, however it ends; what
 * is written in the file only tells others who holds it.
 */
public final class StateLock implements Closeable {
    private static final int MAX_HOLDER_BYTES = 200;

    /** What this process holds: opening such a file once more and closing it would let go of the lock. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private StateLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param file the lock's file, in a directory that is there
     * @param startedAt when this process started, told to whoever finds the lock taken
     * @throws DirectoryInUseException if another process has it, named with its process id and the directory
     * @throws IOException if the file cannot be used
     */
    public static StateLock acquire(Path file, Instant startedAt) throws IOException {
        Path directory = DurableFiles.directoryOf(file).toRealPath();
        Path lock = directory.resolve(file.getFileName());
        if (!HELD_HERE.add(lock)) {
            throw inUse(directory, "this process, " + ProcessHandle.current().pid());
        }
        try {
            return new StateLock(lock, lock(directory, lock, startedAt));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(lock);
            throw e;
        }
    }

    /**
     * Whether a process holds the directory at this moment; changes nothing.
     *
     * @param file the lock's file, which may be missing
     * @return true also where that cannot be found out, for want of permission
     */
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (HELD_HERE.contains(file.toRealPath())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (AccessDeniedException e) {
            return true;
        }
    }

    /**
     * Who holds a lock, without taking it.
     *
     * @return what its file says of the holder; empty if nobody holds it
     * @throws IOException if it cannot be told
     */
    public static Optional<String> holderOf(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Path lock = file.toRealPath();
        if (HELD_HERE.contains(lock)) {
            return Optional.of("this process");
        }
        // A shared lock needs no right to write, and is refused for as long as somebody has the other kind.
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null ? Optional.of(holder(lock)) : Optional.empty();
        }
    }

    /** Lets go of the directory. The file stays, since deleting it would race with the next holder. */
    @Override
    public void close() throws IOException {
        if (HELD_HERE.remove(file)) {
            channel.close();
        }
    }

    private static FileChannel lock(Path directory, Path lock, Instant startedAt) throws IOException {
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(directory, holder(lock));
            }
            String text = "process " + ProcessHandle.current().pid() + ", started " + startedAt + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static DirectoryInUseException inUse(Path directory, String holder) {
        return new DirectoryInUseException(
                "directory " + directory + " is in use by " + holder + "; stop that process, or use another directory");
    }

    private static String holder(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        return text.isEmpty() || text.length() > MAX_HOLDER_BYTES ? "another process" : text;
    }
}
