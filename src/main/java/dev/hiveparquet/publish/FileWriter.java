package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Writes a whole file; called again from the beginning where an attempt to publish failed before its commit. */
@FunctionalInterface
public interface FileWriter {
    /** Writes the file into an empty channel, which the caller syncs and closes. */
    Written writeTo(FileChannel channel) throws IOException;
}
