package dev.hiveparquet.publish;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.journal.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a table's files in order at start: what the ledger says was committed is completed, what else was being made is
 * deleted, since its rows will be read again. To be run before anything is published, and again without effect.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final String DAMAGED_SUFFIX = ".damaged";

    /**
     * What was done.
     *
     * @param completed committed files that have their name now
     * @param deleted uncommitted temporary files
     * @param damaged committed files that are not as long as they were when committed, and were set aside
     */
    public record Result(int completed, int deleted, int damaged) {}

    private Recovery() {}

    /** Recovers one publisher's table. */
    public static Result run(Publisher publisher) throws IOException {
        int completed = 0;
        int damaged = 0;
        for (Commit commit : publisher.ledger().pending()) {
            if (commit.table() == publisher.table()) {
                damaged += setAsideIfDamaged(publisher, commit) ? 1 : 0;
                completed += complete(publisher, commit) ? 1 : 0;
            }
        }
        List<Path> leftOver = leftOver(publisher);
        for (Path file : leftOver) {
            LOG.info("Recovery: {} was not committed and is deleted; its rows are read again", file);
            deleteTree(file);
        }
        return new Result(completed, leftOver.size(), damaged);
    }

    private static boolean complete(Publisher publisher, Commit commit) throws IOException {
        boolean unnamed = Files.exists(publisher.tree().temporary(commit.temporaryName()), LinkOption.NOFOLLOW_LINKS);
        Path file = publisher.complete(commit);
        if (unnamed) {
            LOG.info("Recovery: {} was committed with {} rows and is published", file, commit.rows());
        }
        return unnamed;
    }

    private static boolean setAsideIfDamaged(Publisher publisher, Commit commit) throws IOException {
        Path temporary = publisher.tree().temporary(commit.temporaryName());
        if (!Files.exists(temporary, LinkOption.NOFOLLOW_LINKS) || Files.size(temporary) == commit.bytes()) {
            return false;
        }
        Path aside = temporary.resolveSibling(commit.temporaryName() + DAMAGED_SUFFIX);
        LOG.error(
                "Recovery: {} was committed with {} rows in {} bytes but has {} bytes; it is kept as {}",
                temporary,
                commit.rows(),
                commit.bytes(),
                Files.size(temporary),
                aside);
        Files.move(temporary, aside);
        return true;
    }

    private static List<Path> leftOver(Publisher publisher) throws IOException {
        List<Path> leftOver = new ArrayList<>(publisher.tree().incoming());
        leftOver.removeIf(file -> file.getFileName().toString().endsWith(DAMAGED_SUFFIX));
        return leftOver;
    }

    private static void deleteTree(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw DurableFiles.naming("cannot delete", file, e);
        }
    }
}
