package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP port shows the state of a run, and nothing else whatever is asked of it. */
@Timeout(60)
class StatusPageIT {
    @TempDir
    static Path dir;

    private static int port;
    private static FeedStand stand;
    private static Run run;
    private static Session session;

    @BeforeAll
    static void start() throws Exception {
        port = FeedStand.freePort();
        stand = FeedStand.open();
        run = new Start(dir)
                .set(Option.HTTP_PORT, port)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .run();
        session = stand.accept();
        session.send("1\n2\n");
        Waits.until(() -> get("/status.json").contains("\"lines\":{\"read\":2,"));
    }

    @AfterAll
    static void stop() throws Exception {
        session.close();
        run.close();
        stand.close();
    }

    @Test
    void the_page_and_all_that_it_names_is_there_and_comes_from_here() throws Exception {
        String page = get("/");
        assertThat(page).startsWith("HTTP/1.1 200 ").contains("Content-Type: text/html; charset=utf-8");
        List<String> named = Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(named).containsExactly("data:,", "page.css", "page.js", "status.json");
        assertThat(get("/page.css")).startsWith("HTTP/1.1 200 ").contains("Content-Type: text/css");
        assertThat(get("/page.js"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: text/javascript")
                .doesNotContain("innerHTML", "eval(");
        for (String asset : List.of("page.html", "page.css", "page.js")) {
            assertThat(resource(asset).replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:");
        }
        assertThat(page).doesNotContain("style=", "onclick", "<script>", "<style>");
    }

    @Test
    void the_state_has_every_part_that_the_page_shows() throws Exception {
        assertThat(get("/status.json"))
                .contains("Content-Type: application/json")
                .contains("\"phase\":\"running\"", "\"attention\":[]", "\"perSecond\":", "\"lastHour\":[")
                .contains("\"source\":\"test\",\"server\":\"127.0.0.1:" + stand.port() + "\",\"connected\":true")
                .contains("\"open\":1,", "\"partition\":\"source=test/", "\"rows\":2,", "\"freeBytes\":")
                .contains("\"uploads\":null", "\"id\":\"line-intake\",\"state\":\"started\"", "\"exchanges\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page.css",
                "/status.json",
                "/observe/health",
                "/observe/health/live",
                "/observe/metrics",
                "/nothing"
            })
    void every_answer_says_what_a_browser_may_do_with_it(String path) throws Exception {
        assertThat(get(path))
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'")
                .contains("X-Content-Type-Options: nosniff")
                .contains("X-Frame-Options: DENY")
                .contains("Referrer-Policy: no-referrer")
                .contains("Cross-Origin-Resource-Policy: same-origin")
                .contains("Cache-Control: no-store")
                .doesNotContainIgnoringCase("Access-Control-Allow-Origin")
                .doesNotContainIgnoringCase("\r\nServer:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.properties",
                "/../../../../etc/passwd",
                "/page/../../state/ledger",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/%252e%252e/etc/passwd",
                "/....//....//etc/passwd",
                "/..\\..\\etc\\passwd",
                "/page.css%00.html",
                "/page.js/../page.html",
                "//etc/passwd",
                "/state/ledger",
                "/application.properties",
                "/page/page.html",
                "/q/dev",
                "/q/download/a",
                "/q/send/",
                "/observe/info",
                "/observe/health/../../etc/passwd",
                "/;/status.json",
                "/%",
                "/\u00ff",
                "http://example.org/",
                "*"
            })
    void a_path_that_is_none_of_ours_shows_nothing(String path) throws Exception {
        assertThat(get(path))
                .doesNotContain("root:", "ingest.", "\"lines\":", "\tat ")
                .matches(text -> text.startsWith("HTTP/1.1 4") || text.contains("<h1>hive-parquet-ingest</h1>"));
    }

    @Test
    void a_path_or_a_header_without_end_is_refused() throws Exception {
        assertThat(get("/" + "a".repeat(100_000))).contains(" 414 ");
        assertThat(ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"})
    void nothing_is_done_by_other_methods(String method) throws Exception {
        for (String path : List.of("/", "/status.json", "/observe/health", "/observe/metrics")) {
            assertThat(ask(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                            + "Connection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405 ")
                    .contains("Allow: GET, HEAD")
                    .contains("X-Content-Type-Options: nosniff");
        }
    }

    @Test
    void a_name_that_somebody_else_has_had_resolved_to_this_machine_is_refused() throws Exception {
        for (String host : List.of("evil.example", "evil.example:" + port, "localhost.evil.example", "127.0.0.1.nip")) {
            assertThat(get("/status.json", host)).startsWith("HTTP/1.1 421 ").doesNotContain("lines");
        }
        for (String host : List.of("localhost", "127.0.0.1:" + port, "[::1]:" + port)) {
            assertThat(get("/status.json", host)).as(host).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_change_to_another_protocol_is_no_way_around_that() throws Exception {
        String upgrade = "GET /status.json HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
        assertThat(firstLine(String.format(upgrade, "evil.example"))).startsWith("HTTP/1.1 421 ");
        assertThat(firstLine(String.format(upgrade, "localhost"))).startsWith("HTTP/1.1 200 ");
        assertThat(firstLine("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEqualTo("HTTP/2.0 501 Not Implemented");
    }

    private static String firstLine(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void connections_that_bring_half_a_request_hold_little_and_not_for_long() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try {
            for (int i = 0; i < BoundedHttp.MOST_CONNECTIONS; i++) {
                halves.add(half());
            }
            for (int i = 0; i < 200; i++) {
                try (Socket tooMany = half()) {
                    assertThat(catchThrowable(() ->
                                    assertThat(tooMany.getInputStream().read()).isEqualTo(-1)))
                            .satisfiesAnyOf(
                                    none -> assertThat(none).isNull(),
                                    reset -> assertThat(reset).isInstanceOf(SocketException.class));
                }
            }
            assertThat(new Ctl(dir).ask("status")).contains("all is well");
            Waits.until(() -> get("/status.json").startsWith("HTTP/1.1 200 "));
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private static Socket half() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(BoundedHttp.IDLE_SECONDS * 1000 / 2);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void only_this_machine_is_served_by_default() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                assertThat(catchThrowable(() -> socket.connect(new InetSocketAddress(address, port), 2000)))
                        .as("%s", address)
                        .isInstanceOf(ConnectException.class);
            }
        }
        assertThat(Option.HTTP_HOST.defaultValue()).isEqualTo("127.0.0.1");
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/main/resources/page", name));
    }

    private static String get(String path) throws IOException {
        return get(path, "127.0.0.1:" + port);
    }

    private static String get(String path, String host) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    /** What is answered to these very bytes, until the end. */
    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
