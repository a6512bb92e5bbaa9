package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the sessions table are looked after as those of lines are. */
class VerifySessionsTest {
    @TempDir
    Path directory;

    private Path session;

    @BeforeEach
    void publish() throws IOException {
        try (Tree tree = new Tree(directory)) {
            tree.publish("file-1", 0, 2, "a", "b");
            tree.publishSession(2);
        }
        session = Tree.files(sessions()).get(0);
    }

    @Test
    void as_they_were_published_they_are_well() {
        Verified verified = Verified.of(directory, "--deep");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).startsWith("here         2 files, 3 rows, ").contains("recorded     2 files\n");
    }

    @Test
    void a_damaged_one_is_set_aside_in_a_place_of_its_own() throws IOException {
        byte[] bytes = Files.readAllBytes(session);
        bytes[Tree.inTimes(session)] ^= 1;
        Files.write(session, bytes);
        assertThat(Verified.of(directory).kinds()).containsExactly("damaged");
        assertThat(Verified.of(directory, "--repair").exitCode()).isZero();
        assertThat(directory
                        .resolve("state/set-aside/sessions")
                        .resolve(sessions().relativize(session)))
                .hasBinaryContent(bytes);
        assertThat(Verified.of(directory).kinds()).isEmpty();
    }

    @Test
    void one_that_is_gone_is_missing_until_that_is_said_to_be_right() throws IOException {
        remove();
        assertThat(Verified.of(directory).kinds()).containsExactly("missing");
        Verified.of(directory, "--repair", "--forget-missing");
        assertThat(directory.resolve("state/forgotten")).content().startsWith("sessions/source=s/year=2026/");
        assertThat(Verified.of(directory).kinds()).isEmpty();
    }

    @Test
    void one_of_another_day_goes_back_to_its_own() throws IOException {
        Path wrong = session.getParent().resolveSibling("day=07").resolve(session.getFileName());
        Files.createDirectory(wrong.getParent());
        Files.move(session, wrong);
        assertThat(Verified.of(directory).kinds()).contains("misplaced");
        Verified.of(directory, "--repair");
        assertThat(session).exists();
        assertThat(Verified.of(directory).kinds()).isEmpty();
    }

    @Test
    void a_parquet_file_that_this_program_did_not_write_is_foreign() throws Exception {
        Path foreign = session.resolveSibling("0.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select 1 as n) to '" + foreign + "' (format parquet)");
        }
        assertThat(Verified.of(directory).kinds()).containsExactly("foreign");
    }

    private void remove() throws IOException {
        Files.delete(session);
        SetAside.tidy(session.getParent(), directory.resolve("state/sessions"));
    }

    private Path sessions() {
        return directory.resolve("state/sessions");
    }
}
