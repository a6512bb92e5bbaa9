package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.rows.RejectReason;
import dev.hiveparquet.rows.RejectedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the quarantine that are to be fed back: those that a replay was broken off in, at every start, and those that
 * are asked for. One thread plans; any thread may {@link #remove}.
 */
public final class QuarantineFiles {
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineFiles.class);

    private final OutputTree tree;
    private final RejectedLines.Opener opener;
    private final Set<RejectReason> reasons;
    private final List<Path> asked;
    private final Map<String, String> pathOfId = new ConcurrentHashMap<>();

    /**
     * The files of a tree.
     *
     * @param opener reads one
     * @param reasons which lines are to be rows; none where no replay is asked for
     * @param asked the files that are asked for; all where none is named
     */
    public QuarantineFiles(OutputTree tree, RejectedLines.Opener opener, Set<RejectReason> reasons, List<Path> asked) {
        this.tree = tree;
        this.opener = opener;
        this.reasons = Set.copyOf(reasons);
        this.asked = List.copyOf(asked);
    }

    /**
     * The replays to be made, in the order of the files' names. A file that was fed back to its last line before is removed.
     *
     * @param failed hears of paths that are asked for and are no files of the quarantine, with the reason
     */
    List<QuarantineOrigin> plan(OpenOrigins origins, BiConsumer<String, String> failed) throws IOException {
        tree.removeEmptyDirectories();
        Map<String, String> files = files();
        Map<String, QuarantineOrigin> brokenOff = brokenOff(origins, files.keySet());
        Set<String> wanted = wanted(files, failed);
        List<QuarantineOrigin> plan = new ArrayList<>();
        files.forEach((name, path) -> {
            QuarantineOrigin begun = brokenOff.get(name);
            if (begun != null) {
                plan.add(planned(begun, path));
            } else if (!removeIfDone(origins, name, path) && wanted.contains(name)) {
                plan.add(planned(new QuarantineOrigin(reasons, name), path));
            }
        });
        return plan;
    }

    /** Where a planned file is. */
    Path path(QuarantineOrigin replay) {
        String path = pathOfId.get(replay.id());
        if (path == null) {
            throw new IllegalArgumentException("no file is planned as " + replay.id());
        }
        return tree.resolve(path);
    }

    RejectedLines open(QuarantineOrigin replay) throws IOException {
        return opener.open(path(replay));
    }

    /** Removes a file whose last line is committed elsewhere; does nothing where it is gone. */
    public void remove(Origin origin) throws IOException {
        String path = pathOfId.get(origin.id());
        if (path != null) {
            tree.remove(path);
        }
    }

    private QuarantineOrigin planned(QuarantineOrigin replay, String path) {
        pathOfId.put(replay.id(), path);
        return replay;
    }

    /** What the ledger has begun and not done, by file; an origin whose file is gone is forgotten. */
    private static Map<String, QuarantineOrigin> brokenOff(OpenOrigins origins, Set<String> files) {
        Map<String, QuarantineOrigin> brokenOff = new HashMap<>();
        for (Origin origin : origins.recorded(Origin.Kind.QUARANTINE)) {
            Optional<QuarantineOrigin> replay = QuarantineOrigin.of(origin.id());
            if (replay.isPresent() && files.contains(replay.get().name())) {
                brokenOff.put(replay.get().name(), replay.get());
            } else {
                LOG.warn("{} was begun and not finished, and its file is gone", origin.id());
                origins.finished(origin);
            }
        }
        return brokenOff;
    }

    private boolean removeIfDone(OpenOrigins origins, String name, String path) {
        for (QuarantineOrigin replay : QuarantineOrigin.allOf(name)) {
            if (origins.isDone(replay.id())) {
                planned(replay, path);
                origins.finished(new Origin(
                        replay.id(), Origin.Kind.QUARANTINE, "done", PartitionBy.DAY, TimestampRule.RECEIVED));
                return true;
            }
        }
        return false;
    }

    private Set<String> wanted(Map<String, String> files, BiConsumer<String, String> failed) throws IOException {
        if (reasons.isEmpty()) {
            return Set.of();
        }
        if (asked.isEmpty()) {
            return files.keySet();
        }
        Set<String> wanted = new HashSet<>();
        for (Path path : asked) {
            String name = String.valueOf(path.getFileName());
            String known = files.get(name);
            if (known != null && Files.exists(path) && Files.isSameFile(path, tree.resolve(known))) {
                wanted.add(name);
            } else {
                failed.accept(path.toString(), "is no file of the quarantine " + tree.root());
            }
        }
        return wanted;
    }

    /** The path of each file below the root, by its name. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tree.root())) {
            paths.filter(path -> QuarantineOrigin.isName(String.valueOf(path.getFileName())))
                    .forEach(path -> files.put(
                            String.valueOf(path.getFileName()),
                            tree.root().relativize(path).toString()));
        }
        return files;
    }
}
