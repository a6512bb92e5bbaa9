package dev.hiveparquet.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A header whose writing the power cut short: a segment that holds no more than that never got a block. */
final class TornHeader {
    private TornHeader() {}

    /** Whether a segment without an intact record has nothing behind where its two headers would be. */
    static boolean isAllOf(Path segment) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(segment))) {
            byte[] start = in.readNBytes(RecordFrame.BYTES);
            RecordFrame frame = start.length == RecordFrame.BYTES ? RecordFrame.at(start, 0) : null;
            if (frame != null && frame.kind() == RecordFrame.Kind.HEADER) {
                long second = frame.length() + RecordFrame.BYTES + (long) frame.length();
                in.skipNBytes(Math.min(second, Files.size(segment) - RecordFrame.BYTES));
            }
            int next = in.read();
            while (next == 0) {
                next = in.read();
            }
            return next < 0;
        }
    }
}
