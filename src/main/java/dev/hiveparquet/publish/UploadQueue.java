package dev.hiveparquet.publish;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Published files that are to be uploaded: a directory with one small text file each, whose names sort by age. What is
 * confirmed has no entry, so that looking for work costs nothing for what is done.
 *
 * <p>What is due with an entry stands at the end of its name, so that each step is one rename:
 *
 * <ul>
 *   <li>{@code .upload.held}: there before the file has its final name; not to be uploaded before it is {@link #release}d, as the
 *       last step of publishing;
 *   <li>{@code .upload}: to be uploaded;
 *   <li>{@code .upload.confirmed}: uploaded; the local file may go, then the entry;
 *   <li>{@code .upload.aside}: cannot be uploaded as things are; tried again at each start.
 * </ul>
 *
 * Thread-safe.
 */
public final class UploadQueue {
    /** The end of the name of every entry that is to be uploaded. */
    public static final String SUFFIX = ".upload";

    private static final String HELD = SUFFIX + ".held";
    private static final String CONFIRMED = SUFFIX + ".confirmed";
    private static final String ASIDE = SUFFIX + ".aside";

    private final Path directory;

    /** What readable entries have said of their files' sizes, so that each is read once and not at every look. */
    private final Map<String, Long> bytesOfEntry = new ConcurrentHashMap<>();

    private UploadQueue(Path directory) {
        this.directory = directory;
    }

    /** Opens a queue, creating its directory where it is missing. */
    public static UploadQueue open(Path directory) throws IOException {
        DurableFiles.createDirectories(directory);
        return new UploadQueue(directory);
    }

    /** Where the entries are. */
    public Path directory() {
        return directory;
    }

    /**
     * Adds a committed file, durably and held back; adding it again replaces its entry.
     *
     * @return the entry's file
     */
    public Path add(Commit commit) throws IOException {
        Path entry = held(commit);
        write(entry, new UploadEntry(commit.path(), commit.bytes(), commit.rows(), commit.table()));
        return entry;
    }

    /** Gives an entry its content anew, durably. */
    public void write(Path entry, UploadEntry content) throws IOException {
        DurableFiles.replace(entry, UploadEntryText.render(content));
        bytesOfEntry.put(withoutSuffix(entry), content.bytes());
    }

    /** Lets a file be uploaded. Does nothing where that was done before. */
    public void release(Commit commit) throws IOException {
        rename(held(commit), SUFFIX);
    }

    /**
     * Lets all files be uploaded, those that were set aside too: what held them back was the business of a process that is
     * gone, and what was wrong may have been put right.
     */
    public void releaseAll() throws IOException {
        for (Path entry : entries(HELD, ASIDE)) {
            rename(entry, SUFFIX);
        }
        for (Path unfinished : entries(".tmp")) {
            Files.deleteIfExists(unfinished);
        }
    }

    private Path held(Commit commit) {
        String name = commit.path().substring(commit.path().lastIndexOf('/') + 1);
        return directory.resolve(String.format("%020d-%s%s", commit.committedAtMicros(), name, HELD));
    }

    /**
     * Reads an entry.
     *
     * @throws DamagedEntryException if it is not an entry, in particular where its path leads out of the root
     * @throws IOException if it cannot be read
     */
    public UploadEntry read(Path entry) throws IOException {
        return UploadEntryText.read(entry);
    }

    /** The name of an entry's file without its directories, which the entry's own name tells whatever its content is. */
    public String fileName(Path entry) {
        String name = withoutSuffix(entry);
        return name.substring(name.indexOf('-') + 1);
    }

    /** Records durably that an object is in the bucket. */
    public void confirm(Path entry) throws IOException {
        rename(entry, CONFIRMED);
        DurableFiles.syncDirectory(directory);
    }

    /** Entries that are confirmed and still here, because a process ended before it was through with them. */
    public List<Path> confirmed() throws IOException {
        return entries(CONFIRMED);
    }

    /** Takes a confirmed entry out; does nothing where it is gone. */
    public void removeConfirmed(Path entry) throws IOException {
        Files.deleteIfExists(sibling(entry, CONFIRMED));
        DurableFiles.syncDirectory(directory);
    }

    /** Keeps an entry that cannot be uploaded as things are from being tried before the next start. */
    public void setAside(Path entry) throws IOException {
        rename(entry, ASIDE);
    }

    /** Number of entries that are set aside. */
    public long aside() throws IOException {
        return entries(ASIDE).size();
    }

    /** Size of the files that are to be uploaded, in bytes; a damaged entry counts for nothing. */
    public long bytes() throws IOException {
        List<Path> entries = entries(SUFFIX, HELD);
        bytesOfEntry
                .keySet()
                .retainAll(entries.stream().map(UploadQueue::withoutSuffix).collect(Collectors.toSet()));
        return entries.stream().mapToLong(this::bytesOf).sum();
    }

    private long bytesOf(Path entry) {
        String name = withoutSuffix(entry);
        Long known = bytesOfEntry.get(name);
        if (known != null) {
            return known;
        }
        try {
            long bytes = read(entry).bytes();
            bytesOfEntry.putIfAbsent(name, bytes);
            return bytes;
        } catch (IOException damagedOrGone) {
            return 0;
        }
    }

    /** Number of files that are to be uploaded, held back or not. */
    public long size() throws IOException {
        return entries(SUFFIX, HELD).size();
    }

    /** The entry that has waited longest, held back or not. */
    public Optional<Path> oldest() throws IOException {
        return entries(SUFFIX, HELD).stream().min(Comparator.naturalOrder());
    }

    private List<Path> entries(String... suffixes) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Stream.of(suffixes).anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }

    private static void rename(Path entry, String suffix) throws IOException {
        try {
            Files.move(entry, sibling(entry, suffix), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException alreadyRenamed) {
            // Nothing is left to do.
        }
    }

    private static Path sibling(Path entry, String suffix) {
        return entry.resolveSibling(withoutSuffix(entry) + suffix);
    }

    private static String withoutSuffix(Path entry) {
        String name = entry.getFileName().toString();
        return name.substring(0, name.lastIndexOf(SUFFIX));
    }
}
