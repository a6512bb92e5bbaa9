package dev.hiveparquet.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What DuckDB reads from the Parquet files below a directory. */
final class Rows {
    private final Path directory;

    private Rows(Path directory) {
        this.directory = directory;
    }

    static Rows under(Path directory) {
        return new Rows(directory);
    }

    /** The Parquet files, sorted. */
    List<Path> files() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    /** All payloads, sorted. */
    List<String> payloads() throws IOException, SQLException {
        return texts("select payload from $rows order by 1");
    }

    /** The first column of a query's result as texts; {@code $rows} stands for the rows. Empty where there is no file. */
    List<String> texts(String query) throws IOException, SQLException {
        if (files().isEmpty()) {
            return List.of();
        }
        String rows = "read_parquet('" + directory.toString().replace("'", "''")
                + "/**/*.parquet', hive_partitioning = true)";
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(query.replace("$rows", rows))) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
        }
        return texts;
    }

    long count() throws IOException, SQLException {
        List<String> count = texts("select count(*) from $rows");
        return count.isEmpty() ? 0 : Long.parseLong(count.get(0));
    }

    /** Every name below a directory that is no directory, sorted. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !Files.isDirectory(path))
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Numbered lines with a time of their own: one each second from the first of January 2026 on. */
    static List<String> timedLines(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(String.format(Locale.ROOT, "\\c:%d*00\\!AIVDM,1,1,,A,%07d,0*00", 1767225600L + i, i));
        }
        return lines;
    }
}
