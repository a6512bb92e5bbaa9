package dev.hiveparquet.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file, which tells without a look into it that it is unchanged.
 *
 * @param key device and inode, as the file system names them
 * @param bytes size
 * @param modified when its content was last written, which a program can set
 * @param changed when anything of it was last changed, which no program can set; null where the file system does not say
 */
record FileStat(
        String key, long bytes, FileTime modified, @Nullable FileTime changed) {
    /** A file system may take its time from a clock that ticks a hundred times a second, and some tell whole seconds. */
    private static final long TICK_MILLIS = 2_000;

    private static final String ATTRIBUTES = "unix:fileKey,size,lastModifiedTime,ctime";

    /**
     * What is said of a file now.
     *
     * @throws IOException if it is not there
     */
    static FileStat of(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> all = Files.readAttributes(file, ATTRIBUTES);
            return new FileStat(
                    String.valueOf(all.get("fileKey")),
                    (Long) Objects.requireNonNull(all.get("size")),
                    (FileTime) Objects.requireNonNull(all.get("lastModifiedTime")),
                    (FileTime) all.get("ctime"));
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStat(
                String.valueOf(attributes.fileKey()), attributes.size(), attributes.lastModifiedTime(), null);
    }

    /**
     * Whether the file is still as it was when this was said, at that time. Says no where it cannot be known, since a change can
     * bear the same time as one just before.
     */
    boolean isStill(FileStat now, long saidAtMillis) {
        return changed != null && equals(now) && changed.toMillis() < saidAtMillis - TICK_MILLIS;
    }
}
