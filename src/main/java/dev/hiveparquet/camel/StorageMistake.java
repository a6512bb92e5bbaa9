package dev.hiveparquet.camel;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OutputSettings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What to say when a run's directories cannot be opened: the option that names them, the file, and the reason. */
final class StorageMistake {
    private StorageMistake() {}

    static String line(IOException failure, OutputSettings output) {
        String text = text(failure);
        return option(text, output) + ": " + text;
    }

    /** The option that is to be changed: the directory that the message is about. */
    private static String option(String text, OutputSettings output) {
        if (names(text, output.outDir())) {
            return Option.OUT_DIR.flag();
        }
        if (names(text, output.stateDir())) {
            return Option.STATE_DIR.flag();
        }
        return Option.OUT_DIR.flag() + ", " + Option.STATE_DIR.flag();
    }

    private static boolean names(String text, Path directory) {
        return text.contains(directory.toString())
                || text.contains(directory.toAbsolutePath().normalize().toString())
                || text.contains(real(directory));
    }

    private static String real(Path directory) {
        try {
            return directory.toRealPath().toString();
        } catch (IOException e) {
            // Not there: then no message can name it so.
            return directory.toString();
        }
    }

    private static String text(IOException failure) {
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return "cannot use " + file.getFile() + ": " + reason(file);
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there and cannot be created";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else has its name";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
