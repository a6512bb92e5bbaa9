package dev.hiveparquet.verify;

import dev.hiveparquet.partition.Table;
import java.nio.file.Path;

/**
 * A file of a table's tree.
 *
 * @param root of the tree
 * @param directory of the partition, relative to the root, with {@code /} between names; empty for the root itself
 * @param name of the file
 */
record Place(Table table, Path root, String directory, String name) {
    String path() {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    Path file() {
        return root.resolve(path());
    }

    /** The same name elsewhere in the same tree. */
    Place at(String otherDirectory) {
        return new Place(table, root, otherDirectory, name);
    }

    /** Another name in the same directory. */
    Place named(String otherName) {
        return new Place(table, root, directory, otherName);
    }
}
