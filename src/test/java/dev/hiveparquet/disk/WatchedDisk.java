package dev.hiveparquet.disk;

import dev.hiveparquet.disk.DiskOperation.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The default file system with somebody who watches: every change that the program makes through {@code java.nio.file} is
 * told before and after, in the order in which the program makes them. No code of the program knows of it.
 */
public class WatchedDisk extends FileSystemProvider {
    private final FileSystemProvider real;
    private final DiskWatch watch;
    private final WatchedFileSystem fileSystem;

    /** A disk on top of the default file system's provider. */
    public WatchedDisk(FileSystemProvider real, DiskWatch watch) {
        this.real = real;
        this.watch = watch;
        fileSystem = new WatchedFileSystem(this, real.getFileSystem(URI.create("file:///")));
    }

    /** What is to be done on the disk. */
    interface Change<T> {
        T make() throws IOException;
    }

    <T> T change(DiskOperation operation, Change<T> change) throws IOException {
        watch.before(operation);
        T made = change.make();
        watch.after(operation);
        return made;
    }

    WatchedFileSystem fileSystem() {
        return fileSystem;
    }

    /** This directory, watched. */
    public Path watched(Path directory) {
        return new WatchedPath(this, directory);
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("there is one file system");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return new WatchedPath(this, real.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = WatchedPath.real(path);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean directory = Files.isDirectory(file);
        if (!writes && !directory) {
            return real.newFileChannel(file, options, attributes);
        }
        Change<FileChannel> opening = () -> real.newFileChannel(file, options, attributes);
        FileChannel channel;
        if (writes && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            channel = change(new DiskOperation(Kind.CREATE, file), opening);
        } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            channel = change(new DiskOperation(Kind.TRUNCATE, file), opening);
        } else {
            channel = opening.make();
        }
        return new WatchedChannel(this, file, directory, channel);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> stream = real.newDirectoryStream(
                WatchedPath.real(directory), path -> filter.accept(new WatchedPath(this, path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return new WatchedPath(WatchedDisk.this, paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        Path directory = WatchedPath.real(path);
        if (Files.exists(directory)) {
            real.createDirectory(directory, attributes);
        }
        change(new DiskOperation(Kind.MAKE_DIRECTORY, directory), () -> {
            real.createDirectory(directory, attributes);
            return directory;
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        Path file = WatchedPath.real(path);
        boolean vain = !Files.exists(file, LinkOption.NOFOLLOW_LINKS) || holdsSomething(file);
        if (vain) {
            real.delete(file);
            return;
        }
        change(new DiskOperation(Kind.DELETE, file), () -> {
            real.delete(file);
            return file;
        });
    }

    private static boolean holdsSomething(Path file) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
            return entries.iterator().hasNext();
        }
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path from = WatchedPath.real(source);
        Path to = WatchedPath.real(target);
        change(new DiskOperation(Kind.RENAME, from, to), () -> {
            real.move(from, to, options);
            return to;
        });
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("the program copies no file");
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(WatchedPath.real(path), WatchedPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(WatchedPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(WatchedPath.real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(WatchedPath.real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(WatchedPath.real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return real.readAttributes(WatchedPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return real.readAttributes(WatchedPath.real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        real.setAttribute(WatchedPath.real(path), attribute, value, options);
    }
}
