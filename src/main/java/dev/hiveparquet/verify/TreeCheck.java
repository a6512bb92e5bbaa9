package dev.hiveparquet.verify;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Goes through the tree of one table, directory by directory, with memory for one directory's files. */
final class TreeCheck {
    private final Scene scene;
    private final Table table;
    private final Path root;
    private final FileCheck files;
    private final DoublesCheck doubles;

    /**
     * A check of one tree.
     *
     * @param held told of each file that is well and where it belongs
     */
    TreeCheck(Scene scene, Table table, Consumer<Held> held) {
        this.scene = scene;
        this.table = table;
        root = scene.root(table);
        files = new FileCheck(scene);
        doubles = new DoublesCheck(scene, held);
    }

    void run() throws IOException {
        if (Files.isDirectory(root)) {
            directory(root, "");
        }
    }

    private void directory(Path directory, String relative) throws IOException {
        List<Path> entries = entries(directory);
        if (entries.isEmpty() && !relative.isEmpty() && !scene.running()) {
            scene.findings()
                    .add(new Finding(FindingKind.EMPTY_DIRECTORY, directory.toString(), "nothing is in it", () -> {
                        SetAside.tidy(directory, root);
                        return "removed";
                    }));
        }
        List<Held> held = new ArrayList<>();
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                directory(entry, relative.isEmpty() ? name : relative + "/" + name);
            } else if (name.endsWith(FileName.SUFFIX)) {
                files.check(new Place(table, root, relative, name)).ifPresent(held::add);
            }
        }
        doubles.check(held);
    }

    /** Without hidden ones, sorted; none where the directory was removed meanwhile. */
    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException removedMeanwhile) {
            return List.of();
        }
    }
}
