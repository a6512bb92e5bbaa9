package dev.hiveparquet.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The directory by whose files Camel's command-line tools steer a program: whoever may write into it can. */
final class ToolDirectory {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private ToolDirectory() {}

    /**
     * Makes the directory, for its owner alone, where it is not there yet.
     *
     * @throws IOException naming it, if it cannot be used or if others may write into it
     */
    static void prepare(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            make(directory);
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(directory);
        if (rights.stream().anyMatch(OTHERS::contains)) {
            throw new IOException("others may write into " + directory
                    + ", and so have this program do what they like; chmod go-w it");
        }
        if (!Files.isWritable(directory)) {
            throw new IOException(directory + " cannot be written, where Camel's tools look for this program");
        }
    }

    private static void make(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, OWNER_ONLY);
        } catch (IOException e) {
            throw new IOException(
                    directory + " cannot be made, where Camel's tools look for this program (" + e + ")", e);
        }
    }
}
