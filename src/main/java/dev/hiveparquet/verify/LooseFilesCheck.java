package dev.hiveparquet.verify;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.DurableFiles;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds files that a process that is gone has left half done: in {@code .incoming}, and temporary ones in the state
 * directory. To be run only while no other process works there, since all of these are in motion then.
 */
final class LooseFilesCheck {
    private static final String INCOMING = ".incoming";
    private static final String TEMPORARY = ".tmp";

    private final Scene scene;

    LooseFilesCheck(Scene scene) {
        this.scene = scene;
    }

    void run() throws IOException {
        for (Commit commit : scene.recorded().pending()) {
            unfinished(commit);
        }
        for (Table table : Table.values()) {
            for (Path file : files(scene.root(table).resolve(INCOMING))) {
                if (!file.getFileName().toString().equals("lock") && !isPending(table, file)) {
                    stray(file);
                }
            }
        }
        for (Path directory : List.of(
                scene.stateDir(),
                scene.stateDir().resolve("journal"),
                scene.uploads().directory())) {
            files(directory).stream()
                    .filter(file -> file.getFileName().toString().endsWith(TEMPORARY))
                    .forEach(this::stray);
        }
    }

    private void unfinished(Commit commit) throws IOException {
        Path temporary = temporary(commit);
        if (!Files.exists(temporary, LinkOption.NOFOLLOW_LINKS) || Files.size(temporary) != commit.bytes()) {
            return;
        }
        scene.recorded().found(commit.table(), commit.path());
        String detail = "it was committed with " + commit.rows() + " rows as " + commit.path();
        scene.findings().add(new Finding(FindingKind.UNFINISHED, temporary.toString(), detail, () -> finish(commit)));
    }

    private String finish(Commit commit) throws IOException {
        Path target = scene.root(commit.table()).resolve(commit.path());
        if (Files.exists(target)) {
            throw new IOException("another file is at " + target);
        }
        boolean uploads = commit.table().isUploaded() && scene.settings().s3() != null;
        if (uploads && !scene.uploads().names(commit.table(), commit.path())) {
            scene.uploads().add(commit.table(), commit.path(), commit.rows(), commit.bytes());
        }
        DurableFiles.createDirectories(DurableFiles.directoryOf(target));
        Files.move(temporary(commit), target);
        DurableFiles.syncDirectory(DurableFiles.directoryOf(target));
        return "named " + target;
    }

    private void stray(Path file) {
        String name = file.getFileName().toString();
        String where = DurableFiles.directoryOf(file).getFileName() + "/" + name;
        scene.findings()
                .add(new Finding(
                        FindingKind.STRAY,
                        file.toString(),
                        "no commit names it",
                        () -> scene.setAside().move(file, "strays", where, DurableFiles.directoryOf(file))));
    }

    private boolean isPending(Table table, Path file) {
        return scene.recorded().pending().stream()
                .anyMatch(commit -> commit.table() == table
                        && commit.temporaryName().equals(file.getFileName().toString())
                        && !Files.exists(scene.root(table).resolve(commit.path())));
    }

    private Path temporary(Commit commit) {
        return scene.root(commit.table()).resolve(INCOMING).resolve(commit.temporaryName());
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
