package dev.hiveparquet.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.Ingest;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.SettingsReader;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.publish.StateLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run says is what a run then does, and it leaves no trace: not a byte, not a time, not a lock. */
@Timeout(120)
class DryRunIT {
    @TempDir
    Path dir;

    private final Map<Option, List<String>> options = new EnumMap<>(Option.class);
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws Exception {
        List<String> lines = new ArrayList<>(lines(0, 9_000));
        lines.add("x".repeat(2_000));
        Files.write(dir.resolve("in.log"), lines);
        set(Option.SOURCE, "test");
        set(Option.HTTP_PORT, "0");
        set(Option.MAX_ROWS, "2000");
        set(Option.MAX_LINE_BYTES, "1KiB");
        options.put(Option.INPUT, List.of(dir.resolve("in.log").toString()));
    }

    @Test
    void files_and_rows_are_those_of_the_run_that_follows() throws Exception {
        assertThat(dryRun()).isZero();
        Map<String, Long> planned = plannedRows();
        assertThat(out.toString())
                .contains("input     " + dir.resolve("in.log") + ": 388.7 KiB\n", "4 files, 9,001 rows, ")
                .contains("partition-by hour, timestamp sentence, zstd-level 3")
                .contains("data      " + dir.resolve("data") + "\n", "bucket    none")
                .endsWith("; nothing was written\n");
        assertThat(Files.list(dir)).containsExactly(dir.resolve("in.log"));

        assertThat(run()).isZero();

        assertThat(planned)
                .isEqualTo(publishedRows())
                .hasSize(4)
                .containsEntry("source=test/year=2026/month=01/day=01/hour=02", 1_800L);
    }

    @Test
    void after_a_run_nothing_is_left_to_do_and_what_it_left_stays_as_it_is_to_the_byte() throws Exception {
        run();
        Files.writeString(dir.resolve("state/ledger"), "half a li", StandardOpenOption.APPEND);
        Files.writeString(dir.resolve("state/ledger.copy"), "x", StandardOpenOption.APPEND);
        Files.createDirectories(dir.resolve("state/uploads"));
        Files.writeString(dir.resolve("state/uploads/one.upload"), "");
        Map<String, String> before = everything();

        assertThat(dryRun()).isZero();

        assertThat(everything()).isEqualTo(before);
        assertThat(out.toString())
                .contains("in.log: published already\n", "left over 1 file to upload\n")
                .endsWith("0 files, 0 rows, 0 B; nothing was written\n");
    }

    @Test
    void a_file_that_has_grown_is_gone_on_with_and_one_that_is_to_be_read_again_begins_anew() throws Exception {
        run();
        long grown = Files.size(dir.resolve("in.log"));
        Files.write(dir.resolve("in.log"), lines(9_000, 9_010), StandardOpenOption.APPEND);

        assertThat(dryRun()).isZero();
        assertThat(out.toString()).contains("KiB, goes on at byte " + grown + "\n", "1 file, 10 rows, ");

        set(Option.AGAIN, "true");
        assertThat(dryRun()).isZero();
        assertThat(out.toString()).contains(" 9,011 rows, ");
    }

    @Test
    void inputs_that_a_run_could_not_read_are_refused_and_one_that_is_given_twice_counts_once() throws Exception {
        Path link = Files.createLink(dir.resolve("again.log"), dir.resolve("in.log"));
        options.put(
                Option.INPUT,
                List.of(
                        dir.resolve("none.log").toString(),
                        dir.resolve("in.log").toString(),
                        link.toString()));

        assertThat(dryRun()).isEqualTo(1);

        assertThat(out.toString())
                .contains("none.log: refused: no such file\n", "again.log: the same file once more\n", " 9,001 rows, ");
    }

    @Test
    void a_feed_is_named_and_not_connected_to() throws Exception {
        options.remove(Option.INPUT);
        set(Option.TCP_HOST, "127.0.0.1");
        set(Option.TCP_PORT, "1");
        set(Option.S3_BUCKET, "ais");
        set(Option.S3_PREFIX, "raw");

        assertThat(dryRun()).isZero();

        assertThat(out.toString())
                .contains(
                        "feed      test from 127.0.0.1:1; not connected to, and what would come of it cannot be told\n")
                .contains("bucket    s3://ais/raw/; local files go once they are confirmed\n");
    }

    @Test
    void what_a_run_would_not_begin_ends_a_dry_run_with_its_exit_code() throws Exception {
        Files.createDirectories(dir.resolve("state"));
        try (StateLock lock = StateLock.acquire(dir.resolve("state/lock"), Instant.EPOCH)) {
            assertThat(dryRun()).isEqualTo(2);
        }
        assertThat(err.toString()).contains("a run would be refused, the directories are in use by this process");
        set(Option.REPLAY, "all");
        assertThat(dryRun()).isEqualTo(2);
        assertThat(err.toString()).contains("leave --replay out");
    }

    private static List<String> lines(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(String.format(Locale.ROOT, "\\c:%d*00\\!AIVDM,1,1,,A,%07d,0*00", 1_767_225_600L + i, i));
        }
        return lines;
    }

    /** Rows by partition. */
    private Map<String, Long> plannedRows() {
        Map<String, Long> rows = new TreeMap<>();
        out.toString()
                .lines()
                .filter(line -> line.contains("source="))
                .map(line -> line.strip().split(" +"))
                .forEach(cells -> rows.merge(cells[3], Long.valueOf(cells[0].replace(",", "")), Long::sum));
        return rows;
    }

    private Map<String, Long> publishedRows() throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (String file : everything().keySet()) {
            if (file.endsWith(".parquet")) {
                String path = file.replace("state/quarantine", "quarantine").replaceFirst("^data/", "");
                long its = dev.hiveparquet.parquet.ParquetFooter.read(dir.resolve(file))
                        .rows();
                rows.merge(path.substring(0, path.lastIndexOf('/')), its, Long::sum);
            }
        }
        return rows;
    }

    private int run() throws Exception {
        return new Ingest(LiveConfiguration.fixed(configuration())).run();
    }

    private int dryRun() throws Exception {
        out = new StringWriter();
        err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
        return new DryRun(configuration().settings(), terminal).run();
    }

    private Configuration configuration() throws Exception {
        return new SettingsReader(new Surroundings(new Properties(), Map.of(), dir)).read(options);
    }

    private void set(Option option, String value) {
        options.put(option, List.of(value));
    }

    /** Every file and directory with its time and its bytes. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> everything = new HashMap<>();
        try (Stream<Path> paths = Files.walk(dir)) {
            for (Path path : paths.toList()) {
                String bytes = Files.isDirectory(path)
                        ? ""
                        : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                everything.put(dir.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + bytes);
            }
        }
        return everything;
    }
}
