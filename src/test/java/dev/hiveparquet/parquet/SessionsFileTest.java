package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.session.FeedSession;
import dev.hiveparquet.session.SessionEnd;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the sessions table come back from two readers as they went in, nulls as nulls. */
final class SessionsFileTest {
    private static final String SELECT =
            "select epoch_us(began_at), epoch_us(ended_at), ended_by, epoch_us(connected_at),"
                    + " address, epoch_us(first_line_at), epoch_us(last_line_at), lines, bytes, torn_bytes, lost_bytes,"
                    + " longest_silence_ms from read_parquet($file)";

    @TempDir
    private Path directory;

    @Test
    void rows_of_every_kind_come_back_exactly() throws Exception {
        Random random = new Random(3);
        List<FeedSession> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            rows.add(row(random, SessionEnd.values()[i % SessionEnd.values().length]));
        }
        check(rows, "many");
        check(rows.subList(0, 1), "one");
    }

    @Test
    void a_file_with_no_line_in_any_session_has_nulls_alone_in_these_columns() throws Exception {
        check(List.of(new FeedSession("s", "a", 1, 2, 3, null, null, 0, 0, 0, null, 4, SessionEnd.CRASH)), "empty");
    }

    private void check(List<FeedSession> rows, String name) throws Exception {
        Path path = directory.resolve(name + ".parquet");
        Written written;
        try (GroupFiles files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
                FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            written = new SessionsFile(files, rows).writeTo(out, Map.of("k", "v"));
        }
        List<Object[]> expected = rows.stream().map(SessionsFileTest::values).toList();
        assertThat(written.rows()).isEqualTo(rows.size());
        assertThat(written.bytes()).isEqualTo(path.toFile().length());
        assertThat(ParquetFooter.read(path).rows()).isEqualTo(rows.size());
        assertThat(ParquetJava.rows(path)).containsExactlyElementsOf(expected);
        assertThat(DuckDb.query(path, SELECT)).containsExactlyElementsOf(expected);
    }

    private static FeedSession row(Random random, SessionEnd end) {
        long began = random.nextLong(1L << 50);
        boolean lines = random.nextInt(3) > 0;
        return new FeedSession(
                "s",
                "192.0.2." + random.nextInt(255) + ":5631",
                random.nextLong(1L << 50),
                began,
                began + random.nextLong(1L << 40),
                lines ? (Long) began : null,
                lines ? (Long) (began + 1) : null,
                random.nextInt(1 << 20),
                1_000 + random.nextLong(1L << 40),
                random.nextInt(1_000),
                end == SessionEnd.CRASH ? null : (Long) (long) random.nextInt(3),
                random.nextInt(100_000),
                end);
    }

    private static Object[] values(FeedSession row) {
        return new Object[] {
            row.beganMicros(),
            row.endedMicros(),
            utf8(row.end().label()),
            row.connectedMicros(),
            utf8(row.address()),
            row.firstLineMicros(),
            row.lastLineMicros(),
            row.lines(),
            row.bytes(),
            row.tornBytes(),
            row.lostBytes(),
            row.longestSilenceMillis()
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
