package dev.hiveparquet.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** {@link LineServer}'s lines in all Parquet files below a directory, read by DuckDB alone; other lines do not count. */
final class StoredLines {
    /** In a bucket without a prefix the sessions are beside the lines. */
    private static final String LINES = "(?!.*/sessions/).*\\.parquet";

    private static final String NUMBERED = " where regexp_matches(payload, '^\\\\n:[0-9]+,c:')";
    private static final String NUMBER = "regexp_extract(payload, '^\\\\n:([0-9]+),', 1)::bigint";
    private static final String AS_SENT = "'\\n:' || " + NUMBER + " || ',c:' || (1767225600 + " + NUMBER
            + " // 3) || '*00\\!AIVDM,1,1,,A,15MgK45P3@G?fl0E`JbR0OwT0@MS,0*4E'";

    private final Path directory;

    StoredLines(Path directory) {
        this.directory = directory;
    }

    /** The numbers of all lines, doubled ones twice. */
    List<Long> numbers() throws IOException, SQLException {
        return query("select " + NUMBER + " from $files" + NUMBERED).stream()
                .map(Long::valueOf)
                .toList();
    }

    /** How many lines differ from what was sent under their number. */
    long altered() throws IOException, SQLException {
        return query("select payload from $files" + NUMBERED + " and payload <> " + AS_SENT)
                .size();
    }

    private List<String> query(String sql) throws IOException, SQLException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> files =
                    paths.filter(file -> file.toString().matches(LINES)).toList();
            return files.isEmpty() ? List.of() : Rows.query(files, sql);
        }
    }
}
