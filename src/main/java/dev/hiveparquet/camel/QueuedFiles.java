package dev.hiveparquet.camel;

import dev.hiveparquet.parquet.ParquetFooter;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.DamagedEntryException;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.UploadEntry;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.FailureKind;
import dev.hiveparquet.upload.UploadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of the upload queue and the published files that they stand for. Thread-safe. */
final class QueuedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedFiles.class);

    private final Map<Table, OutputTree> trees;
    private final UploadQueue queue;
    private final BooleanSupplier keepLocal;

    QueuedFiles(Map<Table, OutputTree> trees, UploadQueue queue, BooleanSupplier keepLocal) {
        this.trees = trees;
        this.queue = queue;
        this.keepLocal = keepLocal;
    }

    /**
     * Reads an entry; one that is damaged is written anew where its file can be found, since the entry's name tells the file's.
     *
     * @throws UploadException if it is damaged and its file is not found
     */
    UploadEntry entry(Path entryFile) throws IOException, UploadException {
        try {
            return queue.read(entryFile);
        } catch (DamagedEntryException e) {
            UploadEntry entry = entryOf(queue.fileName(entryFile), e);
            queue.write(entryFile, entry);
            LOG.warn(
                    "{}; it is written anew from {}",
                    e.getMessage(),
                    tree(entry).resolve(entry.path()));
            return entry;
        }
    }

    private UploadEntry entryOf(String fileName, DamagedEntryException damage) throws IOException, UploadException {
        for (Map.Entry<Table, OutputTree> tree : trees.entrySet()) {
            Optional<String> path = tree.getValue().find(fileName);
            if (path.isPresent()) {
                Path file = tree.getValue().resolve(path.get());
                return new UploadEntry(
                        path.get(), Files.size(file), ParquetFooter.read(file).rows(), tree.getKey());
            }
        }
        List<Path> roots = trees.values().stream().map(OutputTree::root).toList();
        throw new UploadException(
                FailureKind.DAMAGED, damage.getMessage() + ", and there is no file " + fileName + " in " + roots);
    }

    private OutputTree tree(UploadEntry entry) throws UploadException {
        OutputTree tree = trees.get(entry.table());
        if (tree == null) {
            throw new UploadException(
                    FailureKind.DAMAGED, "files of table " + entry.table() + " are not uploaded: " + entry.path());
        }
        return tree;
    }

    /**
     * The file of an entry.
     *
     * @return empty if it is not there
     * @throws UploadException if it is not as long as it was when it was published: half a file is not to be uploaded
     */
    Optional<Path> file(UploadEntry entry) throws IOException, UploadException {
        Path file = tree(entry).resolve(entry.path());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        long bytes = Files.size(file);
        if (bytes != entry.bytes()) {
            throw new UploadException(
                    FailureKind.DAMAGED,
                    "file " + file + " has " + bytes + " bytes, but had " + entry.bytes() + " when it was published");
        }
        return Optional.of(file);
    }

    /** Lets go of the local file of an object that is confirmed, unless local files are kept. */
    void letGo(UploadEntry entry) throws IOException, UploadException {
        if (!keepLocal.getAsBoolean()) {
            tree(entry).remove(entry.path());
        }
    }

    /** Does what a process that ended too early has left to do: it had confirmed these. */
    void letGoOfConfirmed() throws IOException {
        for (Path confirmed : queue.confirmed()) {
            try {
                letGo(entry(confirmed));
            } catch (UploadException damaged) {
                LOG.warn("{}; its object is in the bucket", damaged.getMessage());
            }
            queue.removeConfirmed(confirmed);
        }
    }
}
