package dev.hiveparquet.publish;

import java.io.IOException;
import java.nio.file.Path;

/** An entry of the upload queue is not what was written into it; reading it again would give the same. */
public final class DamagedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedEntryException(Path entry, String problem) {
        super("upload entry " + entry + " is damaged: " + problem);
    }
}
