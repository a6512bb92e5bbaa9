package dev.hiveparquet.publish;

import java.io.IOException;

/** Another process holds a directory. The message names both. */
public final class DirectoryInUseException extends IOException {
    DirectoryInUseException(String message) {
        super(message);
    }
}
