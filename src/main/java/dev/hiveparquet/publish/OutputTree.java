package dev.hiveparquet.publish;

import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A directory of published files, and the hidden {@code .incoming} in it where files are made.
 *
 * <p>Nothing is written or deleted through a symbolic link below the root, nor at the root itself once the tree is open: what
 * the link pointed to is not ours. Every exception names the path. Thread-safe: directories are not removed while a file
 * is being moved into them.
 */
public final class OutputTree {
    private static final String INCOMING = ".incoming";
    private static final String LOCK = "lock";
    private static final String TEMPORARY_SUFFIX = ".tmp";

    private final Path root;
    private final Path incoming;
    private final DurableDirectories durable = new DurableDirectories();

    /** Many files are published at a time, but no directory is removed meanwhile. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private OutputTree(Path root) {
        this.root = root;
        incoming = root.resolve(INCOMING);
    }

    /** Opens a tree, creating its root where it is missing. A symbolic link at the root is followed once, here. */
    public static OutputTree open(Path root) throws IOException {
        DurableFiles.createDirectories(root);
        OutputTree tree = new OutputTree(root.toRealPath());
        tree.ensureIncoming();
        return tree;
    }

    /** The root, without symbolic links. */
    public Path root() {
        return root;
    }

    /** The file whose lock says that this tree is being written. */
    public Path lockFile() {
        return incoming.resolve(LOCK);
    }

    /** Where a published file is. */
    public Path resolve(String path) {
        return root.resolve(RelativePath.check(path));
    }

    /** The path of the published file that has this name without its directories; empty if there is none or several. */
    public Optional<String> find(String fileName) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile()
                        && file.getFileName().toString().equals(fileName)
                        && !file.startsWith(incoming))) {
            List<Path> found = files.limit(2).toList();
            return found.size() == 1 ? Optional.of(relative(found.get(0))) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw new IOException("cannot look for " + fileName + " in " + root + ": " + e.getMessage(), e);
        }
    }

    private String relative(Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    /** Deletes a published file and the directories that are empty without it, up to the root. */
    public void remove(String path) throws IOException {
        Path file = resolve(path);
        Path directory = DurableFiles.directoryOf(file);
        lock.writeLock().lock();
        try {
            refuseLinks(directory);
            removeWithDirectories(file, directory);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void removeWithDirectories(Path file, Path parent) throws IOException {
        Path directory = parent;
        try {
            Files.deleteIfExists(file);
            while (!directory.equals(root) && deleteIfEmpty(directory)) {
                directory = DurableFiles.directoryOf(directory);
            }
            DurableFiles.syncDirectory(directory);
        } catch (IOException e) {
            throw DurableFiles.naming("cannot remove", file, e);
        }
    }

    /** Deletes the directories that nothing is in, which a process leaves that dies while it removes a file. */
    public void removeEmptyDirectories() throws IOException {
        lock.writeLock().lock();
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> deepestFirst = paths.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.equals(root) && !path.equals(incoming))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path directory : deepestFirst) {
                deleteIfEmpty(directory);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Where a file is made before it is published. */
    Path temporary(String name) throws IOException {
        ensureIncoming();
        return incoming.resolve(RelativePath.check(name));
    }

    static String temporaryName(String fileName) {
        return fileName + TEMPORARY_SUFFIX;
    }

    /** What is in {@code .incoming}, the lock excepted. */
    List<Path> incoming() throws IOException {
        ensureIncoming();
        try (Stream<Path> files = Files.list(incoming)) {
            return files.filter(file -> !file.getFileName().toString().equals(LOCK))
                    .sorted()
                    .toList();
        }
    }

    /** Creates the directories that a published file needs, each durable in its own parent. */
    void createDirectoriesFor(String path) throws IOException {
        Path directory = DurableFiles.directoryOf(resolve(path));
        lock.readLock().lock();
        try {
            createDirectories(directory);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void createDirectories(Path directory) throws IOException {
        if (isWithoutLinks(directory) && durable.contains(directory)) {
            return;
        }
        refuseLink(root);
        Path below = root;
        for (Path name : root.relativize(directory)) {
            below = below.resolve(name);
            ensure(below);
        }
    }

    /** Gives a temporary file its published name. */
    void move(Path temporary, String path) throws IOException {
        Path file = resolve(path);
        lock.readLock().lock();
        try {
            createDirectories(DurableFiles.directoryOf(file));
            moveTo(file, temporary);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void moveTo(Path file, Path temporary) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DurableFiles.naming("cannot publish " + temporary.getFileName() + " as", file, e);
        }
    }

    /** Makes the name of a published file durable, and that it is no longer a temporary one. */
    void syncDirectoriesOf(String path) throws IOException {
        Path directory = DurableFiles.directoryOf(resolve(path));
        lock.readLock().lock();
        try {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                DurableFiles.syncDirectory(directory);
            }
        } finally {
            lock.readLock().unlock();
        }
        DurableFiles.syncDirectory(incoming);
    }

    private void ensureIncoming() throws IOException {
        refuseLink(root);
        ensure(incoming);
    }

    private void ensure(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            // In this order: whoever finds the new one does not find that the old one was durable.
            durable.forget(directory);
            create(directory);
        }
        refuseLink(directory);
        durable.ensure(directory);
    }

    private static void create(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException createdForAnotherFile) {
            // It is made durable for this one too.
        }
    }

    /** Whether a directory is there, and neither it nor one above it has become a link. */
    private static boolean isWithoutLinks(Path directory) {
        try {
            return directory.toRealPath().equals(directory);
        } catch (IOException gone) {
            return false;
        }
    }

    private void refuseLinks(Path directory) throws IOException {
        refuseLink(root);
        Path below = root;
        for (Path name : root.relativize(directory)) {
            below = below.resolve(name);
            if (Files.exists(below, LinkOption.NOFOLLOW_LINKS)) {
                refuseLink(below);
            }
        }
    }

    private static void refuseLink(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            String found = Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                    ? " is a file or a symbolic link now, not a directory"
                    : " is gone";
            throw new IOException("output directory " + directory + found);
        }
    }

    private static boolean deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.delete(directory);
            return true;
        } catch (NoSuchFileException alreadyGone) {
            return true;
        } catch (DirectoryNotEmptyException stillUsed) {
            return false;
        }
    }
}
