package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is shown as it is, and one that is none is said to be none. */
class InspectCommandTest {
    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void publish() throws Exception {
        try (Tree tree = new Tree(directory)) {
            tree.publish("file-1", 0, 2, "a", "b");
        }
        file = Tree.files(directory.resolve("data")).get(0);
    }

    @Test
    void a_file_is_shown_in_aligned_text() throws Exception {
        assertThat(inspect(file.toString())).isZero();
        assertThat(out.toString())
                .startsWith(file + "\n  rows        2\n  size        " + Amounts.count(Files.size(file)) + " bytes\n")
                .contains(
                        "  times       2026-01-01T02:00:00.000000Z to 2026-01-01T02:00:00.000000Z\n",
                        "  schema      line\n",
                        "  written by  hive-parquet-ingest version test (build test)\n",
                        "  metadata    hive-parquet-ingest.schema = 1\n",
                        "  metadata    hive-parquet-ingest.source = s\n",
                        "  origin      file-1:0-")
                .containsPattern(
                        "\n  column       type                      codec  encoding  .* pages  compressed  raw  ratio")
                .containsPattern(
                        "\n  ts           int64 timestamp\\(us, UTC\\)  ZSTD   DELTA_BINARY_PACKED +1 +\\d+ +\\d+ ")
                .containsPattern("\n  row group  rows  compressed  raw  ratio  times\n +0     2 ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void with_json_it_is_an_array_of_objects() throws Exception {
        assertThat(inspect("--json", "--check", file.toString(), "none")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("[{\"file\":\"" + file + "\",\"well\":true,\"checked\":true,\"problems\":[],\"rows\":2,")
                .contains("\"metadata\":{\"hive-parquet-ingest.schema\":\"1\",")
                .endsWith("{\"file\":\"none\",\"well\":false,\"checked\":false,\"problems\":[\"no such file\"]}]\n");
    }

    @Test
    void what_is_no_parquet_file_cut_or_missing_is_said_to_be_so() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Path text = Files.writeString(directory.resolve("text"), "twelve bytes and more");
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 10));
        assertThat(inspect(text.toString(), cut.toString(), directory.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        text + "\n  WRONG       is not a whole Parquet file: no magic number in front\n",
                        cut + "\n  WRONG       is not a whole Parquet file: no magic number at the end\n",
                        directory + "\n  WRONG       is no regular file\n",
                        file + "\n  rows        2\n");
    }

    @Test
    void a_damaged_page_is_found_with_check_only() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[Tree.inTimes(file)] ^= 1;
        Files.write(file, bytes);
        assertThat(inspect(file.toString())).isZero();
        assertThat(inspect("--check", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("  WRONG       row group 0, column ts, page 0 at byte ");
    }

    @Test
    void without_a_file_it_is_a_usage_mistake() throws Exception {
        assertThat(inspect()).isEqualTo(2);
        assertThat(err.toString()).startsWith("hive-parquet-ingest: inspect: Missing required parameter: 'FILE'");
    }

    private int inspect(String... arguments) throws Exception {
        out = new StringWriter();
        err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "inspect";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Commands(new Surroundings(new Properties(), Map.of(), directory), terminal, configuration -> -1)
                .with("inspect", new InspectCommand(terminal))
                .execute(all);
    }
}
