package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a TCP server sends becomes rows, line by line and each once; what is no whole line is kept in quarantine. */
@Timeout(120)
class TcpFeedIT {
    @TempDir
    Path dir;

    @Test
    void lines_of_all_connections_are_published_once_and_nothing_else_is_left_behind() throws Exception {
        List<String> sent = Rows.timedLines(0, 30_000);
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run()) {
            for (int from = 0; from < 30_000; from += 10_000) {
                try (Session session = stand.accept()) {
                    session.send(String.join("\r\n", sent.subList(from, from + 10_000)) + "\r\n");
                    session.finish();
                }
            }
            assertThat(run.stop()).isZero();
        }

        assertThat(rows().payloads()).isEqualTo(sent);
        assertThat(rows().files()).hasSize(9);
        assertThat(rows().texts("select distinct ts_from from $rows")).containsExactly("tag_block");
        assertThat(Rows.names(dir.resolve("data/.incoming"))).containsExactly("lock");
        assertThat(Rows.names(dir.resolve("state/journal"))).containsExactly("sequence");
        assertThat(quarantine().files()).isEmpty();
    }

    @Test
    void what_an_open_connection_has_brought_is_published_at_a_stop() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).with(Option.MAX_AGE, "100ms").run();
                Session session = stand.accept()) {
            session.send("1\n2\n");
            Waits.until(() -> rows().count() == 2);
            session.send("3\n4");
            session.send("\n");
            Waits.until(() -> rows().count() == 4);

            assertThat(run.stop()).isZero();
            session.awaitEnd();
        }
        assertThat(rows().payloads()).containsExactly("1", "2", "3", "4");
        assertThat(Rows.names(dir.resolve("state/journal"))).containsExactly("sequence");
    }

    @Test
    void a_line_torn_by_the_end_of_a_connection_is_no_row_and_is_kept() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run()) {
            try (Session session = stand.accept()) {
                session.send("1\n!AIVDM,1,1,,A,to");
                session.finish();
            }
            try (Session session = stand.accept()) {
                session.send("rn\n2\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1", "2", "rn");
        assertThat(quarantine().texts("select reason || ' ' || bytes::varchar from $rows"))
                .containsExactly("torn !AIVDM,1,1,,A,to");
    }

    @Test
    void a_line_torn_by_a_reset_is_no_row() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).with(Option.MAX_AGE, "100ms").run()) {
            try (Session session = stand.accept()) {
                session.send("1\nto");
                Waits.until(() -> rows().count() == 1);
                session.reset();
            }
            try (Session session = stand.accept()) {
                session.send("2\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1", "2");
        assertThat(quarantine().texts("select reason || ' ' || bytes::varchar from $rows"))
                .containsExactly("torn to");
    }

    @Test
    void overlong_lines_cost_only_themselves() throws Exception {
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run()) {
            try (Session session = stand.accept()) {
                session.send("1\n" + "x".repeat(100_000) + "\n2\r\n" + "y".repeat(5_000_000) + "\r\n3\n"
                        + "z".repeat(65_536) + "\r\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1", "2", "3", "z".repeat(65_536));
        assertThat(quarantine()
                        .texts("select concat_ws(' ', reason, line_bytes, octet_length(bytes), bytes[1:2]::varchar)"
                                + " from $rows order by line_offset"))
                .containsExactly("overlong 100001 100000 xx", "overlong 5000002 65536 yy");
    }

    @Test
    void any_byte_but_the_line_end_is_kept_as_it_came() throws Exception {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value = 0; value < 256; value++) {
            if (value != '\n') {
                line.write(value);
            }
        }
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run()) {
            try (Session session = stand.accept()) {
                session.send(line.toByteArray());
                session.send("\r\na\rb\r\r\n\r\n\n");
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        String hex = HexFormat.of().withUpperCase().formatHex(line.toByteArray());
        assertThat(rows().texts("select hex(coalesce(payload_raw, encode(payload))) from $rows order by 1"))
                .containsExactly(hex, "610D620D");
    }

    @Test
    void a_feed_and_a_file_are_published_side_by_side() throws Exception {
        Path input = Files.writeString(dir.resolve("in.log"), "1\n2\n");
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port())
                        .with(Option.INPUT, input)
                        .with(Option.MAX_AGE, "100ms")
                        .run()) {
            try (Session session = stand.accept()) {
                session.send("3\n4\n");
                session.finish();
            }
            Waits.until(() -> rows().count() == 4);
            assertThat(run.isRunning()).isTrue();
            assertThat(run.stop()).isZero();
        }
        assertThat(rows().payloads()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void blocks_of_any_size_make_the_same_rows() throws Exception {
        List<String> sent = new ArrayList<>(Rows.timedLines(0, 20_000));
        byte[] bytes = (String.join("\n", sent) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FeedStand stand = FeedStand.open();
                Run run = start(stand.port()).run()) {
            try (Session session = stand.accept()) {
                session.socket().setTcpNoDelay(true);
                sendInPieces(session, bytes);
                session.finish();
            }
            assertThat(run.stop()).isZero();
        }
        Collections.sort(sent);
        assertThat(rows().payloads()).isEqualTo(sent);
        assertThat(quarantine().files()).isEmpty();
    }

    private static void sendInPieces(Session session, byte[] bytes) throws IOException {
        Random random = new Random(11);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(20) == 0 ? 100_000 : 300));
            session.send(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
    }

    private Start start(int port) {
        return new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, port)
                .with(Option.TCP_BACKOFF_INITIAL, "10ms");
    }

    private Rows rows() {
        return Rows.under(dir.resolve("data"));
    }

    private Rows quarantine() {
        return Rows.under(dir.resolve("state/quarantine"));
    }
}
