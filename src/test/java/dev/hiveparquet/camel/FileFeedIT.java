package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input files become rows, each byte range once, whatever the files are called and however they end. */
@Timeout(120)
class FileFeedIT {
    @TempDir
    Path dir;

    @Test
    void several_files_of_several_directories_are_published_together() throws Exception {
        Path one = file("a/one.log", "1\n2\n");
        Path two = file("b/two.log", "3\n");
        Path three = file("b/three.log", "4\n5\n6\n");

        assertThat(run(one, two, three)).isZero();
        assertThat(rows().payloads()).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(rows().texts("select distinct source from $rows")).containsExactly("test");
    }

    @Test
    void a_second_run_over_the_same_files_publishes_nothing() throws Exception {
        Path input = file("one.log", "1\n2\n");
        assertThat(run(input)).isZero();
        List<Path> files = rows().files();

        assertThat(run(input)).isZero();
        assertThat(rows().files()).isEqualTo(files).hasSize(1);
    }

    @Test
    void two_links_to_one_file_are_read_once() throws Exception {
        Path input = file("one.log", "1\n2\n");
        Path symbolic = Files.createSymbolicLink(dir.resolve("two.log"), input);
        Path hard = Files.createLink(Files.createDirectory(dir.resolve("d")).resolve("three.log"), input);

        assertThat(run(input, symbolic, hard)).isZero();
        assertThat(rows().payloads()).containsExactly("1", "2");
    }

    @Test
    void a_renamed_file_is_known() throws Exception {
        Path input = file("one.log", "1\n2\n");
        assertThat(run(input)).isZero();

        assertThat(run(Files.move(input, dir.resolve("two.log")))).isZero();
        assertThat(rows().payloads()).containsExactly("1", "2");
    }

    @Test
    void an_input_that_cannot_be_read_does_not_keep_others_from_being_published() throws Exception {
        Path input = file("one.log", "1\n");
        Path fifo = dir.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        for (Path bad : List.of(dir.resolve("missing"), Files.createDirectory(dir.resolve("sub")), fifo)) {
            Path out = dir.resolve("out-" + bad.getFileName());
            Start start = start(input, bad)
                    .set(Option.OUT_DIR, out)
                    .set(Option.STATE_DIR, dir.resolve("state-" + bad.getFileName()));
            assertThat(start.runToEnd()).as(bad.toString()).isEqualTo(1);
            assertThat(Rows.under(out).payloads()).as(bad.toString()).containsExactly("1");
        }
    }

    @Test
    void a_file_that_is_deleted_before_it_is_read_is_reported_and_does_not_hold_up_the_run() throws Exception {
        Path input = file("a/one.log", "1\n").toRealPath();
        Path other = file("a/two.log", "2\n");
        Start start = start(input, other);
        try (Storage storage = storage(start);
                Plant plant = plant(start, storage)) {
            Files.delete(input);
            readAll(start, plant);
            assertThat(plant.inputs().failures())
                    .containsExactly(input + ": is not to be found in its directory any more");
        }
        assertThat(rows().payloads()).containsExactly("2");
    }

    @Test
    void files_without_a_line_are_done_with_no_row() throws Exception {
        assertThat(run(file("empty.log", ""), file("blank.log", "\n\r\n\n"))).isZero();
        assertThat(rows().files()).isEmpty();
    }

    @Test
    void a_line_without_newline_at_end_of_file_is_published() throws Exception {
        assertThat(run(file("one.log", "1\r\n2\r\r\n3\r"))).isZero();
        assertThat(rows().payloads()).containsExactly("1", "2\r", "3\r");
    }

    @Test
    void bytes_that_are_no_utf8_are_kept() throws Exception {
        Path input = dir.resolve("one.log");
        Files.write(input, "a\0\u00e6\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run(input)).isZero();
        assertThat(rows().texts("select hex(payload_raw) from $rows")).containsExactly("6100E6");
    }

    @Test
    void odd_names_of_files_and_directories_are_read() throws Exception {
        List<String> names = List.of(
                "a b/c d.log",
                "a+b/c+d.log",
                "a&b/c&d.log",
                "a#b/c#d.log",
                "-a/-b.log",
                "\u00e6\u00f8/\u65e5\u672c.log",
                ".hidden/.hidden.log",
                "a{{b}}/c{{d}}.log",
                "RAW(a)/RAW(b).log",
                "a=b;c/d=e;f.log",
                "a'b/c\"d.log",
                "x/a%20b.log",
                "x/what?.log",
                "x/${body}.log",
                "a${b}/one.log",
                "50%/one.log",
                "what?/one.log",
                "back\\slash/back\\slash.log",
                "one.camelLock");
        List<Path> inputs = new ArrayList<>();
        for (String name : names) {
            inputs.add(file(name, name + "\n"));
        }

        assertThat(run(inputs.toArray(Path[]::new))).isZero();
        assertThat(rows().payloads()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void no_file_stays_open() throws Exception {
        List<Path> inputs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            inputs.add(file("in/" + i + ".log", i + "\n"));
        }
        Start start = start(inputs.toArray(Path[]::new));
        try (Storage storage = storage(start);
                Plant plant = plant(start, storage)) {
            readAll(start, plant);
            assertThat(openFilesBelow(dir.toRealPath().resolve("in"))).isEmpty();
        }
    }

    @Test
    void rows_shuffled_over_200_hours_make_one_file_an_hour() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(Rows.timedLines(i * 36, i * 36 + 1).get(0));
        }
        Collections.shuffle(lines, new Random(7));

        assertThat(run(file("one.log", String.join("\n", lines)))).isZero();
        assertThat(rows().files()).hasSize(200);
        assertThat(rows().payloads())
                .containsExactlyElementsOf(lines.stream().sorted().toList());
        assertThat(rows().texts("select count(*) from $rows where hour(ts) <> hour or day(ts) <> day"))
                .containsExactly("0");
    }

    @Test
    void memory_that_is_used_up_completes_files_early_and_loses_nothing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            lines.add(Rows.timedLines(i * 7, i * 7 + 1).get(0));
        }
        Collections.shuffle(lines, new Random(8));
        Start start = start(file("one.log", String.join("\n", lines)))
                .with(Option.MAX_OPEN_BYTES, "1MiB")
                .with(Option.PAGE_BYTES, "16KiB");

        assertThat(start.runToEnd()).isZero();
        assertThat(rows().files()).hasSizeGreaterThan(200).hasSizeLessThan(5_000);
        assertThat(rows().texts("select count(*) from $rows")).containsExactly("100000");
        assertThat(rows().texts("select count(distinct payload) from $rows")).containsExactly("100000");
    }

    @Test
    void more_inputs_than_may_be_open_at_once_complete_files_early_and_lose_nothing() throws Exception {
        int inputs = 17_000;
        Start start = new Start(dir);
        for (int i = 0; i < inputs; i++) {
            start.with(Option.INPUT, file("in/" + i, i + "\n"));
        }

        assertThat(start.runToEnd()).isZero();
        assertThat(rows().files()).hasSize(2);
        assertThat(rows().texts("select count(distinct payload) from $rows")).containsExactly("" + inputs);
        assertThat(start.runToEnd()).isZero();
        assertThat(rows().texts("select count(*) from $rows")).containsExactly("" + inputs);
    }

    @Test
    void a_stop_in_the_middle_is_gone_on_with_by_the_next_run() throws Exception {
        Start start = start(file("one.log", String.join("\n", Rows.timedLines(0, 30_000))))
                .with(Option.PARTITION_BY, "minute")
                .with(Option.MAX_ROWS, "50")
                .with(Option.PAGE_BYTES, "4KiB")
                .with(Option.MAX_OPEN_BYTES, "1MiB");
        try (Run run = start.run()) {
            Waits.until(() -> !rows().files().isEmpty());
            run.stop();
        }

        assertThat(start.runToEnd()).isZero();
        assertThat(rows().payloads()).isEqualTo(Rows.timedLines(0, 30_000));
    }

    @Test
    void a_health_file_that_cannot_be_written_does_not_change_what_is_published() throws Exception {
        Files.createDirectories(dir.resolve("state/health.tmp"));

        assertThat(run(file("one.log", "1\n"))).isZero();
        assertThat(rows().payloads()).containsExactly("1");
    }

    private Rows rows() {
        return Rows.under(dir.resolve("data"));
    }

    private int run(Path... inputs) throws Exception {
        return start(inputs).runToEnd();
    }

    private Start start(Path... inputs) {
        Start start = new Start(dir);
        for (Path input : inputs) {
            start.with(Option.INPUT, input);
        }
        return start;
    }

    private Path file(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static Storage storage(Start start) throws Exception {
        return new Storage(start.configuration().settings(), Clock.systemUTC());
    }

    private static Plant plant(Start start, Storage storage) throws Exception {
        return new Plant(LiveConfiguration.fixed(start.configuration()), storage, Clock.systemUTC());
    }

    private static void readAll(Start start, Plant plant) throws Exception {
        Configuration configuration = start.configuration();
        CamelRuntime camel = new CamelRuntime(configuration, plant, CamelTools.none());
        try {
            camel.start();
            plant.inputs().allRead().get(30, TimeUnit.SECONDS);
        } finally {
            camel.stop();
        }
    }

    private static List<String> openFilesBelow(Path directory) throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.exists(own)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file) && Files.exists(file)) {
                    names.add(Files.readSymbolicLink(file).toString());
                }
            }
        }
        names.removeIf(name -> !name.startsWith(directory.toString()));
        return names;
    }
}
