package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a line has, and however it ends, it comes out as it went in, from a file and from a feed alike. */
@Timeout(180)
class LineConductIT {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Lines that are valid UTF-8: what is stored is the text alone. */
    private static final List<String> TEXT = List.of(
            "00", // NUL
            "610062",
            "01021B7F", // control characters
            "0D", // a CR that ends nothing
            "610D62",
            "610D0D62",
            "0B0C",
            "EFBBBF61", // a byte order mark
            "E280A8E280A9", // line and paragraph separator
            "C285", // next line
            "C3A6C3B8C3A5",
            "F09F9AA2",
            "EFBFBF"); // a noncharacter, which is a character all the same

    /** Lines that are not. */
    private static final List<String> BYTES = List.of(
            "E6F8E5", // Latin-1
            "C0AF", // overlong forms of a slash
            "E080AF",
            "F08080AF",
            "C080", // and of NUL
            "EDA080", // half a surrogate pair
            "F4908080", // beyond the last code point
            "FEFF", // UTF-16
            "61C3", // cut off
            "80",
            "FF00FF");

    /** Groups that no sane station would send. */
    private static final List<String> GROUPS = List.of(
            "\\g:1-0-7*00\\a",
            "\\g:1-99999999999-7*00\\b",
            "\\g:1-2-18446744073709551615*00\\c",
            "\\g:1-2-18446744073709551616*00\\d",
            "\\g:-1-2-7*00\\e",
            "\\g:3-2-7*00\\f",
            "\\g:1-2--1,c:1767225600*00\\g",
            "!AIVDM,99999999999,-1,,A,0,0*00",
            "!AIVDM,2,1,0,A,part of one station,0*00",
            "!AIVDM,2,2,0,B,part of another,0*00",
            "\\c:1767225600,c:1767229200*FF\\wrong checksum",
            "\\a tag block without end");

    @TempDir
    Path dir;

    @Test
    void every_byte_of_a_file_comes_out_as_it_went_in() throws Exception {
        Path input = Files.write(dir.resolve("in.log"), oddLines("\n", "\r\n"));

        assertThat(file(input).runToEnd()).isZero();

        assertOddLines();
    }

    @Test
    void every_byte_of_a_feed_comes_out_as_it_went_in() throws Exception {
        receive(oddLines("\n", "\r\n"));

        assertOddLines();
    }

    private void assertOddLines() throws Exception {
        Map<String, String> stored = new TreeMap<>();
        for (String row : rows().texts("select hex(coalesce(payload_raw, encode(payload))) || ' '"
                + " || coalesce(hex(encode(payload)), '') || ' ' || (payload_raw is not null) from $rows")) {
            String[] parts = row.split(" ");
            stored.put(parts[0], parts[1] + " " + parts[2]);
        }
        Map<String, String> expected = new TreeMap<>();
        TEXT.forEach(hex -> expected.put(hex, hex + " false"));
        BYTES.forEach(hex -> expected.put(hex, HEX.formatHex(latin1AsUtf8(hex)) + " true"));
        assertThat(stored).isEqualTo(expected);
        assertThat(rows().count()).isEqualTo(TEXT.size() + BYTES.size());
        assertThat(quarantine().files()).isEmpty();
    }

    @Test
    void a_byte_order_mark_and_a_last_line_without_newline_belong_to_their_lines() throws Exception {
        Path input = Files.write(dir.resolve("in.log"), HEX.parseHex("EFBBBF310D0A320D0D0A33"));

        assertThat(file(input).runToEnd()).isZero();

        assertThat(rows().texts("select hex(encode(payload)) from $rows order by 1"))
                .containsExactly("320D", "33", "EFBBBF31");
    }

    @Test
    void absurd_groups_and_fragments_are_rows_like_any_other_and_none_is_merged() throws Exception {
        receive((String.join("\r\n", GROUPS) + "\r\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(rows().payloads()).containsExactlyInAnyOrderElementsOf(GROUPS);
        assertThat(quarantine().files()).isEmpty();
    }

    @Test
    void a_line_torn_between_its_two_terminators_is_torn() throws Exception {
        receive("1\r\n2\r".getBytes(StandardCharsets.US_ASCII));

        assertThat(rows().payloads()).containsExactly("1");
        assertThat(quarantine().texts("select reason || ' ' || hex(bytes) || ' ' || line_bytes from $rows"))
                .containsExactly("torn 320D 2");
    }

    @Test
    void a_flood_without_newline_costs_one_entry_and_the_next_line_is_read() throws Exception {
        byte[] flood = new byte[1 << 20];
        int times = 64;
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run()) {
            try (Session session = stand.accept()) {
                for (int i = 0; i < times; i++) {
                    session.send(flood);
                }
                session.send("\n1\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1");
        assertThat(quarantine()
                        .texts("select concat_ws(' ', reason, line_bytes, octet_length(bytes), source) from $rows"))
                .containsExactly("overlong " + ((times << 20) + 1) + " 65536 test");
    }

    @Test
    void a_flood_of_blank_lines_is_dropped_and_counted_and_leaves_nothing_behind() throws Exception {
        int port = FeedStand.freePort();
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).set(Option.HTTP_PORT, port).run()) {
            try (Session session = stand.accept()) {
                session.send("\n".repeat(500_000) + "\r\n".repeat(500_000));
                session.finish();
            }
            Waits.until(() -> metrics(port).contains("ingest_lines_dropped_total{reason=\"blank\"} 1000000.0"));
            assertThat(metrics(port)).contains("ingest_lines_read_total 1000000.0");
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().files()).isEmpty();
        assertThat(quarantine().files()).isEmpty();
        assertThat(Rows.names(dir.resolve("state/journal"))).containsExactly("sequence");
    }

    private void receive(byte[] bytes) throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = feed(stand).run()) {
            try (Session session = stand.accept()) {
                session.send(bytes);
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
    }

    private static byte[] oddLines(String firstEnd, String secondEnd) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int number = 0;
        for (List<String> some : List.of(TEXT, BYTES)) {
            for (String hex : some) {
                lines.writeBytes(HEX.parseHex(hex));
                // A line that is or ends with a CR keeps it only before a CR of its own.
                boolean cr = hex.endsWith("0D") || number++ % 2 == 0;
                lines.writeBytes((cr ? secondEnd : firstEnd).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return lines.toByteArray();
    }

    private static byte[] latin1AsUtf8(String hex) {
        return new String(HEX.parseHex(hex), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    }

    private static String metrics(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/observe/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private Start file(Path input) {
        return new Start(dir).with(Option.INPUT, input);
    }

    private Start feed(FeedStand stand) {
        return new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }

    private Rows rows() {
        return Rows.under(dir.resolve("data"));
    }

    private Rows quarantine() {
        return Rows.under(dir.resolve("state/quarantine"));
    }
}
