package dev.hiveparquet.verify;

import dev.hiveparquet.journal.DurableFiles;
import dev.hiveparquet.parquet.NoParquetFileException;
import dev.hiveparquet.parquet.StoredFile;
import dev.hiveparquet.partition.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds one published file to itself, to its directory and to what was committed. Makes one finding a file at most. */
final class FileCheck {
    private final Scene scene;

    FileCheck(Scene scene) {
        this.scene = scene;
    }

    /** The file and what it holds, where it is whole and in its partition; a file that has gone meanwhile is nothing. */
    Optional<Held> check(Place place) throws IOException {
        try (StoredFile file = StoredFile.open(place.file())) {
            scene.recorded().found(place.table(), place.path());
            scene.tally().file(file.layout().rows(), file.layout().fileBytes());
            List<String> faults = scene.options().quick() ? List.of() : file.faults(1);
            if (!faults.isEmpty()) {
                return bad(place, FindingKind.DAMAGED, faults.get(0));
            }
            return whole(place, file);
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        } catch (NoParquetFileException e) {
            scene.recorded().found(place.table(), place.path());
            return bad(place, FindingKind.UNREADABLE, Problems.of(place.file(), e));
        } catch (IOException e) {
            // What cannot be read now, for want of permission say, may be whole.
            scene.recorded().found(place.table(), place.path());
            scene.findings().add(new Finding(FindingKind.UNREADABLE, place.file(), Problems.of(place.file(), e)));
            return Optional.empty();
        }
    }

    private Optional<Held> whole(Place place, StoredFile file) throws IOException {
        FileLook look;
        try {
            look = new FileLook(place, file);
        } catch (IllegalArgumentException e) {
            scene.findings().add(new Finding(FindingKind.FOREIGN, place.file(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        Optional<Partition> partition = look.partition();
        boolean belongs = partition.isPresent()
                && look.strangers(partition.get(), scene.options().deep()) == 0;
        if (!belongs) {
            misplaced(place, look);
            return Optional.empty();
        }
        return recorded(place, look, partition.get());
    }

    private Optional<Held> recorded(Place place, FileLook look, Partition partition) throws IOException {
        long rows = look.layout().rows();
        long bytes = look.layout().fileBytes();
        Recorded.Entry committed = scene.recorded().find(place.table(), place.path());
        if (committed != null && (committed.rows != rows || committed.bytes != bytes)) {
            String detail = "it has " + rows + " rows in " + bytes + " bytes, but " + committed.rows + " rows in "
                    + committed.bytes + " bytes were committed";
            scene.findings().add(new Finding(FindingKind.UNLIKE_LEDGER, place.file(), detail));
            return Optional.empty();
        }
        String rightName = look.isNamedFor(partition) ? null : look.rightName(partition);
        return Optional.of(new Held(place, rows, bytes, look.ranges(), rightName));
    }

    private Optional<Held> bad(Place place, FindingKind kind, String detail) {
        scene.findings().add(new Finding(kind, place.file().toString(), detail, () -> scene.setAside(place)));
        return Optional.empty();
    }

    private void misplaced(Place place, FileLook look) {
        String home = look.home();
        String detail = "its rows are of "
                + (look.layout().times() == null
                        ? "an unknown time"
                        : look.layout().times().leastText() + " to "
                                + look.layout().times().greatestText())
                + (home == null ? "" : "; it belongs to " + home);
        if (home != null) {
            scene.recorded().found(place.table(), home + "/" + place.name());
        }
        Finding.Repair repair = home == null ? null : () -> move(place, place.at(home));
        scene.findings().add(new Finding(FindingKind.MISPLACED, place.file().toString(), detail, repair));
    }

    /** Moves a file within its tree; where the same content is there already, it is set aside instead. */
    static String move(Scene scene, Place from, Place to) throws IOException {
        Path target = to.file();
        if (Files.exists(target)) {
            if (Files.mismatch(from.file(), target) >= 0) {
                throw new IOException("another file is at " + target);
            }
            return scene.setAside(from);
        }
        DurableFiles.createDirectories(DurableFiles.directoryOf(target));
        Files.move(from.file(), target);
        DurableFiles.syncDirectory(DurableFiles.directoryOf(target));
        SetAside.tidy(DurableFiles.directoryOf(from.file()), from.root());
        return "moved to " + target;
    }

    private String move(Place from, Place to) throws IOException {
        return move(scene, from, to);
    }
}
