package dev.hiveparquet.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * What DuckDB, which knows nothing of the program, reads from the bucket's objects, as a report.
 *
 * <p>Open it only on a directory with at least one Parquet file.
 */
final class DemoReport implements AutoCloseable {
    // Only inside the tag block, so that no payload is taken for a number.
    private static final String NUMBER =
            "try_cast(regexp_extract(payload, '^\\\\(?:[^\\\\*]*,)?n:([0-9]+)[,*]', 1) as bigint)";

    private final PrintStream out;
    private final Connection connection;

    /** Opens the objects under a directory. */
    DemoReport(Path objects, PrintStream out) throws SQLException {
        this.out = out;
        connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("create view lines as select * from " + table(objects));
        }
    }

    /** How a query names the objects under a directory that are lines: there are others, of feed sessions. */
    static String table(Path objects) {
        return "read_parquet('" + objects.toString().replace("'", "''")
                + "/source=*/**/*.parquet', hive_partitioning = true)";
    }

    /** Prints rows by hour, rows by where their time came from, and three rows. */
    void printRows() throws SQLException {
        out.println("rows by hour");
        print("select strftime(date_trunc('hour', ts), '%Y-%m-%d %H:00'), count(*) from lines group by 1 order by 1");
        out.println("rows by ts_from");
        print("select ts_from, count(*) from lines group by 1 order by 2 desc, 1");
        out.println("three rows: ts, ts_from, payload");
        print("select strftime(ts, '%Y-%m-%d %H:%M:%S'), ts_from, payload from lines using sample 3 rows");
    }

    /**
     * Compares the numbers found with 1 to {@code sent}, and prints what is missing, doubled or foreign.
     *
     * @return whether each is there once, and nothing else
     */
    boolean check(long sent) throws SQLException {
        String query = "select count(*), count(n) filter (n between 1 and " + sent + "),"
                + " count(distinct n) filter (n between 1 and " + sent + ") from (select " + NUMBER
                + " as n from lines)";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            long rows = result.getLong(1);
            long numbered = result.getLong(2);
            long distinct = result.getLong(3);
            long missing = sent - distinct;
            long doubled = numbered - distinct;
            long foreign = rows - numbered;
            out.printf(
                    "check: %d lines sent, %d rows found: missing %d, doubled %d, foreign %d%n",
                    sent, rows, missing, doubled, foreign);
            return missing == 0 && doubled == 0 && foreign == 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void print(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder line = new StringBuilder(" ");
                for (int i = 1; i <= columns; i++) {
                    line.append(' ').append(printable(result.getString(i)));
                }
                out.println(line);
            }
        }
    }

    private static String printable(String value) {
        return value.replaceAll("[^ -~]", "?");
    }
}
