package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Adds up the sizes of all files below a directory, in bytes; what goes while it looks counts for nothing. */
public final class TreeSize extends SimpleFileVisitor<Path> {
    private long bytes;

    private TreeSize() {}

    /** The size of everything below a directory; symbolic links are not followed. */
    public static long of(Path directory) throws IOException {
        TreeSize size = new TreeSize();
        Files.walkFileTree(directory, size);
        return size.bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        bytes += attributes.size();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path gone, IOException reason) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException goneMeanwhile) {
        return FileVisitResult.CONTINUE;
    }
}
