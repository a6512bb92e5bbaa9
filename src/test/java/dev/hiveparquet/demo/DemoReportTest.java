package dev.hiveparquet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report tells what is in the objects, and its check sees every number that is missing, doubled or not ours. */
class DemoReportTest {
    private static final String FIRST =
            row("2026-01-01 00:59:59Z", "tag_block", "\\s:2573100,n:1,c:1767229199*00\\!BSVDM");
    private static final String SECOND = row("2026-01-01 01:00:00Z", "tag_block", "\\g:2-2-7,n:2*00\\!BSVDM");
    private static final String THIRD = row("2026-01-01 01:00:01Z", "received", "\\n:3*00\\gar,n:99,bage");

    @TempDir
    Path dir;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void rows_are_told_by_hour_and_by_where_their_time_came_from() throws Exception {
        write("00", FIRST);
        write("01", SECOND, THIRD);
        try (DemoReport report = report()) {
            report.printRows();
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines().limit(6))
                .containsExactly(
                        "rows by hour",
                        "  2026-01-01 00:00 1",
                        "  2026-01-01 01:00 2",
                        "rows by ts_from",
                        "  tag_block 2",
                        "  received 1");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("  2026-01-01 01:00:01 received \\n:3*00\\gar,n:99,bage");
    }

    @Test
    void every_number_once_passes() throws Exception {
        write("00", FIRST);
        write("01", SECOND, THIRD);

        assertThat(check(3)).isTrue();
        assertThat(printed).hasToString("check: 3 lines sent, 3 rows found: missing 0, doubled 0, foreign 0\n");
    }

    @Test
    void a_missing_line_is_seen() throws Exception {
        write("00", FIRST, THIRD);

        assertThat(check(4)).isFalse();
        assertThat(printed).hasToString("check: 4 lines sent, 2 rows found: missing 2, doubled 0, foreign 0\n");
    }

    @Test
    void a_doubled_line_is_seen_across_files() throws Exception {
        write("00", FIRST, SECOND);
        write("01", SECOND, THIRD);

        assertThat(check(3)).isFalse();
        assertThat(printed).hasToString("check: 3 lines sent, 4 rows found: missing 0, doubled 1, foreign 0\n");
    }

    @Test
    void a_line_that_was_never_sent_is_seen() throws Exception {
        write("00", FIRST, SECOND, THIRD, row("2026-01-01 00:00:00Z", "received", "n:1,"));

        assertThat(check(2)).isFalse();
        assertThat(printed).hasToString("check: 2 lines sent, 4 rows found: missing 0, doubled 0, foreign 2\n");
    }

    @Test
    void a_directory_with_a_quote_is_read() throws Exception {
        dir = Files.createDirectory(dir.resolve("it's here"));
        write("00", FIRST);

        assertThat(check(1)).isTrue();
    }

    private boolean check(long sent) throws Exception {
        try (DemoReport report = report()) {
            return report.check(sent);
        }
    }

    private DemoReport report() throws Exception {
        return new DemoReport(dir, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private void write(String hour, String... rows) throws Exception {
        Path file = Files.createDirectories(dir.resolve("source=demo").resolve("hour=" + hour))
                .resolve("x.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select * from (values " + String.join(", ", rows)
                    + ") as t(ts, ts_from, payload)) to '" + file.toString().replace("'", "''") + "' (format parquet)");
        }
    }

    private static String row(String ts, String from, String payload) {
        return String.format("('%s'::timestamptz, '%s', '%s')", ts, from, payload);
    }
}
