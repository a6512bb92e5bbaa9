package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.verify.Verified;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must hold of a directory in which the program has run, however often it was killed. */
final class Published {
    private static final String NUMBER = "regexp_extract(payload, '[\\\\,]n:([0-9]+)[,*]', 1)::bigint";

    private final Path directory;

    Published(Path directory) {
        this.directory = directory;
    }

    /** Number of files under their final names; others may come and go while it counts. */
    long files() throws IOException {
        AtomicLong count = new AtomicLong();
        Files.walkFileTree(out(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                count.addAndGet(file.toString().endsWith(".parquet") ? 1 : 0);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException reason) {
                return FileVisitResult.CONTINUE;
            }
        });
        return count.get();
    }

    /** The numbers of all lines, in order, doubled ones twice. */
    List<Long> numbers() throws SQLException {
        return Rows.query(out(), "select " + NUMBER + " from $files order by 1").stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Each of these numbers once and no other; names the first few that are not so. */
    void holdsExactly(Collection<Long> numbers) throws SQLException {
        Map<Long, Integer> counts = new TreeMap<>();
        numbers.forEach(number -> counts.put(number, 0));
        numbers().forEach(number -> counts.merge(number, 1, Integer::sum));
        Predicate<Long> expected = numbers instanceof Set ? numbers::contains : Set.copyOf(numbers)::contains;
        assertThat(counts.keySet().stream().filter(expected.negate()).limit(10))
                .as("foreign")
                .isEmpty();
        assertThat(with(counts, count -> count == 0)).as("missing").isEmpty();
        assertThat(with(counts, count -> count > 1)).as("doubled").isEmpty();
    }

    private static List<Long> with(Map<Long, Integer> counts, IntPredicate wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(10)
                .toList();
    }

    /** The same rows as another directory has, but for the time of their arrival. */
    void holdsTheRowsOf(Published other) throws SQLException {
        String rows = "select payload, payload_raw, ts_from, if(ts_from = 'received', null, ts) from ";
        String theirs = "read_parquet('" + other.out() + "/**/*.parquet', hive_partitioning = true)";
        String difference = "select count(*) from (" + rows + "%s except all " + rows + "%s)";
        assertThat(Rows.query(out(), String.format(difference, "$files", theirs)))
                .containsExactly("0");
        assertThat(Rows.query(out(), String.format(difference, theirs, "$files")))
                .containsExactly("0");
    }

    /** Each row's time lies in its directory's interval, of an hour or a minute. */
    void liesWhereItBelongs(String lowestLevel) throws SQLException {
        String minute = lowestLevel.equals("minute") ? "minute::int" : "0";
        String start = "make_timestamp(year::int, month::int, day::int, hour::int, " + minute + ", 0)";
        String misplaced = "select count(*) from $files where epoch_us(ts) < epoch_us(" + start
                + ") or epoch_us(ts) >= epoch_us(" + start + " + interval 1 " + lowestLevel + ")";
        assertThat(Rows.query(out(), misplaced)).containsExactly("0");
    }

    /** Nothing is half done: no temporary file, no empty directory, and {@code verify} finds nothing. */
    void isTidy() throws IOException {
        isTidy(List.of());
    }

    /** The same where state or bucket are those that these options name. */
    void isTidy(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--out-dir", "out"));
        all.addAll(options);
        Verified.holdsWell(directory, all.toArray(String[]::new));
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                assertThat(name).doesNotEndWith(".tmp").doesNotEndWith(".damaged");
                assertThat(Files.isDirectory(path) && name.contains("=") && isEmpty(path))
                        .isFalse();
            }
        }
    }

    private Path out() {
        return directory.resolve("out");
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
