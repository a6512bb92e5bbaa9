package dev.hiveparquet.verify;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.UploadEntry;
import dev.hiveparquet.publish.UploadQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The upload queue as it is on disk: entries by the file they name, and those that name none. */
final class UploadEntries {
    private static final String HELD = ".held";

    private final Path directory;
    private final Map<Table, Map<String, Path>> byPath = new EnumMap<>(Table.class);
    private final Map<Path, String> bad = new HashMap<>();

    UploadEntries(Path directory) throws IOException {
        this.directory = directory;
        readAgain();
    }

    /** Whether uploads were ever on. */
    boolean everUsed() {
        return Files.isDirectory(directory);
    }

    Path directory() {
        return directory;
    }

    boolean names(Table table, String path) {
        return of(table).containsKey(path);
    }

    @Nullable
    Path entry(Table table, String path) {
        return of(table).get(path);
    }

    /** The files of a table that are to be uploaded. */
    Set<String> paths(Table table) {
        return Set.copyOf(of(table).keySet());
    }

    /** Number of files that are to be uploaded. */
    int size() {
        return byPath.values().stream().mapToInt(Map::size).sum();
    }

    /** Entries that cannot be read, each with the reason. */
    Map<Path, String> bad() {
        return Map.copyOf(bad);
    }

    /** Reads the queue as it is now. */
    void readAgain() throws IOException {
        byPath.clear();
        bad.clear();
        if (!everUsed()) {
            return;
        }
        UploadQueue queue = UploadQueue.open(directory);
        for (Path file : files()) {
            try {
                UploadEntry entry = queue.read(file);
                of(entry.table()).put(entry.path(), file);
            } catch (IOException e) {
                if (Files.exists(file)) {
                    bad.put(file, Problems.of(file, e));
                }
            }
        }
    }

    /** Queues a published file for the next run. */
    void add(Table table, String path, long rows, long bytes) throws IOException {
        UploadQueue queue = UploadQueue.open(directory);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Commit commit = new Commit(path, table, "", "", rows, bytes, now, List.of());
        queue.add(commit);
        queue.release(commit);
        readAgain();
    }

    private Map<String, Path> of(Table table) {
        return byPath.computeIfAbsent(table, any -> new HashMap<>());
    }

    private List<Path> files() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(UploadQueue.SUFFIX) || name.endsWith(UploadQueue.SUFFIX + HELD);
                    })
                    .forEach(entries::add);
        }
        return entries;
    }
}
