package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.UploadEntry;
import dev.hiveparquet.publish.UploadQueue;
import dev.hiveparquet.upload.UploadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry of the upload queue stands for a file of the table that it names, and of no other. */
class QueuedFilesTest {
    private static final String PATH = "source=s/year=2026/20260101T000000Z-0123456789abcdef.parquet";

    @TempDir
    Path dir;

    private UploadQueue queue;
    private QueuedFiles files;
    private Path lines;
    private Path session;

    @BeforeEach
    void publish() throws Exception {
        lines = dir.resolve("data").resolve(PATH);
        session = dir.resolve("sessions").resolve(PATH);
        Files.createDirectories(lines.getParent());
        Files.createDirectories(session.getParent());
        Files.writeString(lines, "a file of lines");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (select 1 as n) to '" + session + "' (format parquet)");
        }
        queue = UploadQueue.open(dir.resolve("uploads"));
        Map<Table, OutputTree> trees = new EnumMap<>(Map.of(
                Table.LINES, OutputTree.open(dir.resolve("data")),
                Table.SESSIONS, OutputTree.open(dir.resolve("sessions"))));
        files = new QueuedFiles(trees, queue, () -> false);
    }

    @Test
    void the_table_of_an_entry_says_which_file_is_meant_and_which_goes() throws Exception {
        UploadEntry entry = files.entry(queued(Table.SESSIONS));
        assertThat(entry).isEqualTo(new UploadEntry(PATH, Files.size(session), 1, Table.SESSIONS));
        assertThat(files.file(entry)).contains(session);
        files.letGo(entry);
        assertThat(session).doesNotExist();
        assertThat(lines).exists();
    }

    @Test
    void a_damaged_entry_of_a_file_of_sessions_is_written_anew_as_one() throws Exception {
        Files.delete(lines);
        Path damaged = queued(Table.SESSIONS);
        Files.writeString(damaged, "path=");
        UploadEntry sessions = new UploadEntry(PATH, Files.size(session), 1, Table.SESSIONS);
        assertThat(files.entry(damaged)).isEqualTo(sessions);
        assertThat(queue.read(damaged)).isEqualTo(sessions);
    }

    @Test
    void a_file_of_a_table_that_stays_here_is_never_uploaded() throws Exception {
        UploadEntry entry = files.entry(queued(Table.QUARANTINE));
        assertThatThrownBy(() -> files.file(entry))
                .isInstanceOf(UploadException.class)
                .hasMessage("files of table QUARANTINE are not uploaded: " + PATH);
    }

    private Path queued(Table table) throws IOException {
        return queue.add(new Commit(PATH, table, "", "", 1, Files.size(session), 1, List.of()));
    }
}
