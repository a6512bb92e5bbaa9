package dev.hiveparquet.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What an exception says about a file that is named already. */
final class Problems {
    private Problems() {}

    static String of(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(file + " ") || message.startsWith(file + ":")
                ? message.substring(file.toString().length() + 1).strip()
                : message;
    }
}
