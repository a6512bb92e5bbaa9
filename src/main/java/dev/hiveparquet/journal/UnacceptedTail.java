package dev.hiveparquet.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a segment that failed may hold behind its last accepted block. Its sender is going to append that again, so it has to
 * be gone for good before anything else is accepted: even after a failed fsync it may have reached the disk.
 *
 * @param file the segment, which nobody has open any more
 * @param acceptedBytes its length without the tail; 0 where no block was accepted, and the file can go
 */
record UnacceptedTail(Path file, long acceptedBytes) {
    /** Cuts the tail off, durably; harmless when repeated, or where the segment is gone. */
    void cutOff() throws IOException {
        try {
            if (acceptedBytes == 0) {
                Files.deleteIfExists(file);
                DurableFiles.syncDirectory(DurableFiles.directoryOf(file));
            } else {
                truncate();
            }
        } catch (IOException e) {
            throw DurableFiles.naming("cannot take back what was not accepted from journal segment", file, e);
        }
    }

    private void truncate() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(acceptedBytes);
            channel.force(true);
        } catch (NoSuchFileException committedMeanwhile) {
            DurableFiles.syncDirectory(DurableFiles.directoryOf(file));
        }
    }
}
