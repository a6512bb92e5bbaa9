package dev.hiveparquet.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.publish.StateLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory can be used if it can be written or made, has room, and nobody else has it. */
class DirectoryCheckTest {
    @TempDir
    Path dir;

    @Test
    void a_directory_that_is_there_or_can_be_made_is_right_and_is_not_made() {
        assertThat(look(dir, 0)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("state-dir");
            assertThat(finding.verdict()).isEqualTo(Verdict.OK);
            assertThat(finding.text()).startsWith(dir + " can be written, ").endsWith(" free");
        });
        assertThat(look(dir.resolve("a/b"), 0))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith(dir.resolve("a/b") + " is not there yet, and can be made, "));
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void one_that_cannot_be_written_fails() throws Exception {
        Path locked = Files.createDirectory(
                dir.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeThat(Files.isWritable(locked)).as("this user may write anywhere").isFalse();

        assertThat(look(locked.resolve("state"), 0)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.FAILS);
            assertThat(finding.text())
                    .isEqualTo(locked + " cannot be written by user " + System.getProperty("user.name")
                            + "; give the user the right to");
        });
    }

    @Test
    void without_room_it_fails_and_with_little_it_is_a_warning() throws Exception {
        long free = Files.getFileStore(dir).getUsableSpace();

        assertThat(look(dir, 2 * free)).extracting(Finding::verdict).containsExactly(Verdict.FAILS);
        assertThat(look(dir, 3 * free / 4)).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
    }

    @Test
    void one_that_a_process_uses_is_a_warning_that_names_it_until_that_ends() throws Exception {
        try (StateLock lock = StateLock.acquire(dir.resolve("lock"), Instant.EPOCH)) {
            assertThat(look(dir, 0)).extracting(Finding::verdict).containsExactly(Verdict.OK, Verdict.WARNING);
        }
        assertThat(look(dir, 0)).extracting(Finding::verdict).containsExactly(Verdict.OK);
    }

    private static List<Finding> look(Path directory, long minFreeBytes) {
        return new DirectoryCheck(Option.STATE_DIR, directory, directory.resolve("lock"), minFreeBytes).look();
    }
}
