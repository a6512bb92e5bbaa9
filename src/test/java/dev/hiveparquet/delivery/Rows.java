package dev.hiveparquet.delivery;

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
import java.util.stream.Stream;

/** What has been published, read by DuckDB alone. */
final class Rows {
    private Rows() {}

    /** The first column of a query in which {@code $files} stands for all published files below a directory. */
    static List<String> query(Path directory, String sql) throws SQLException {
        return select("'" + directory + "/**/*.parquet'", sql);
    }

    /** The same of these files. */
    static List<String> query(List<Path> files, String sql) throws SQLException {
        return select(files.stream().map(file -> "'" + file + "'").toList().toString(), sql);
    }

    private static List<String> select(String which, String sql) throws SQLException {
        String files = "read_parquet(" + which + ", hive_partitioning = true)";
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$files", files))) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    /** What follows the tag block of each line, sorted. */
    static List<String> texts(Path directory) throws IOException, SQLException {
        try (Stream<Path> files = Files.walk(directory)) {
            if (files.noneMatch(file -> file.toString().endsWith(".parquet"))) {
                return List.of();
            }
        }
        return query(directory, "select regexp_extract(payload, '[^\\\\]*$') from $files order by 1");
    }
}
