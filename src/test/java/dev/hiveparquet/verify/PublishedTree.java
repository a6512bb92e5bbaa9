package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Four published files, to be damaged and verified. */
abstract class PublishedTree {
    @TempDir
    Path directory;

    Path first;
    Path second;
    Path rejected;

    @BeforeEach
    void publish() throws IOException {
        try (Tree tree = new Tree(directory)) {
            first = data(tree.publish("file-1", 0, 2, "a", "b"));
            second = data(tree.publish("file-1", 4, 2, "c", "d"));
            tree.publish("file-1", 8, 3, "e");
            rejected = directory
                    .resolve("state/quarantine")
                    .resolve(tree.publish(Table.QUARANTINE, "file-2", 0, 3, "bad")
                            .path());
        }
    }

    final Path data(Commit commit) {
        return directory.resolve("data").resolve(commit.path());
    }

    final Verified verify(String... arguments) {
        return Verified.of(directory, arguments);
    }

    final Verified found(String... kinds) {
        Verified verified = verify();
        assertThat(verified.kinds()).as(verified.out()).containsExactlyInAnyOrder(kinds);
        assertThat(verified.exitCode()).isEqualTo(1);
        return verified;
    }

    /** Repairs these findings, and finds nothing any more. */
    final void repaired(String... kinds) {
        Verified repair = verify("--repair");
        assertThat(repair.kinds()).as(repair.out()).containsExactlyInAnyOrder(kinds);
        assertThat(repair.exitCode()).as(repair.out()).isZero();
        Verified again = verify();
        assertThat(again.kinds()).as(again.out()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }

    final Path aside(String kind, Path file) {
        return directory
                .resolve("state/set-aside")
                .resolve(kind)
                .resolve(directory.resolve("data").relativize(file));
    }

    static byte[] flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        return bytes;
    }
}
