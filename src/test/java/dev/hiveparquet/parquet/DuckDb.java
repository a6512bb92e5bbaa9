package dev.hiveparquet.parquet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads files with DuckDB. */
final class DuckDb {

    private DuckDb() {}

    /** The rows of a query in which {@code $file} stands for the file; a value is a Long, a byte array or null. */
    static List<Object[]> query(Path path, String sql) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$file", "'" + path + "'"))) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int c = 0; c < columns; c++) {
                    row[c] = value(result.getObject(c + 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        return value instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : value instanceof Number number ? (Object) number.longValue() : value;
    }
}
