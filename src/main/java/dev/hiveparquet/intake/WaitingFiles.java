package dev.hiveparquet.intake;

import dev.hiveparquet.packed.PackedQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that are still to be read, in order: of each its name and size, and of a directory its path once. Not thread-safe. */
final class WaitingFiles {
    /** What stands in a name for bytes that are no characters, so that such a path is not told by its text. */
    private static final char UNDECODED = '\ufffd';

    /**
     * A file to be read.
     *
     * @param bytes its size when it was found
     * @param whole whether it may be read whole, if it is small
     * @param met whether its turn had come before
     */
    record Waiting(Path path, long bytes, boolean whole, boolean met) {
        Waiting again(boolean asWhole) {
            return new Waiting(path, bytes, asWhole, true);
        }
    }

    private final PackedQueue files = new PackedQueue();
    private final List<Path> directories = new ArrayList<>();
    private final Map<Path, Integer> numbers = new HashMap<>();
    private @Nullable Waiting givenBack;

    /** Adds a file behind the others. */
    void add(Path path, long bytes) {
        Path directory = path.getParent();
        String name = Objects.toString(path.getFileName(), "");
        if (directory == null || !isText(path)) {
            directory = path;
            name = "";
        }
        int number = numbers.computeIfAbsent(directory, this::number);
        files.add(Integer.toString(number), name, Long.toString(bytes));
    }

    /** Whether the text of a path is all of it, so that no other path has the same. */
    static boolean isText(Path path) {
        return path.toString().indexOf(UNDECODED) < 0;
    }

    private int number(Path directory) {
        directories.add(directory);
        return directories.size() - 1;
    }

    boolean isEmpty() {
        return givenBack == null && files.isEmpty();
    }

    /** Takes the file whose turn it is. */
    Waiting remove() {
        Waiting before = givenBack;
        if (before != null) {
            givenBack = null;
            return before;
        }
        List<String> texts = files.remove();
        Path directory = directories.get(Integer.parseInt(texts.get(0)));
        return new Waiting(directory.resolve(texts.get(1)), Long.parseLong(texts.get(2)), true, false);
    }

    /** Lets the file that was taken last have the next turn once more. */
    void giveBack(Waiting file) {
        givenBack = file;
    }

    /** Takes all files. */
    void removeAll(Consumer<Path> each) {
        while (!isEmpty()) {
            each.accept(remove().path());
        }
    }
}
