package dev.hiveparquet.disk;

import dev.hiveparquet.disk.DiskOperation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A file of a {@link WatchedDisk} that is open for writing, or a directory that is open to be forced. */
final class WatchedChannel extends FileChannel {
    private final WatchedDisk disk;
    private final Path file;
    private final boolean directory;
    private final FileChannel real;

    WatchedChannel(WatchedDisk disk, Path file, boolean directory, FileChannel real) {
        this.disk = disk;
        this.file = file;
        this.directory = directory;
        this.real = real;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return disk.change(new DiskOperation(Kind.WRITE, file), () -> real.write(source));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return disk.change(new DiskOperation(Kind.WRITE, file), () -> real.write(sources, offset, length));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return disk.change(new DiskOperation(Kind.WRITE, file), () -> real.write(source, position));
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        return disk.change(new DiskOperation(Kind.WRITE, file), () -> real.transferFrom(source, position, count));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        disk.change(new DiskOperation(Kind.TRUNCATE, file), () -> real.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        Kind kind = directory ? Kind.FORCE_DIRECTORY : Kind.FORCE;
        disk.change(new DiskOperation(kind, file), () -> {
            real.force(metadata);
            return 0;
        });
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
