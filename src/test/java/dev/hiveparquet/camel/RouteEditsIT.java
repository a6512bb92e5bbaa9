package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.camel.FeedStand.Session;
import dev.hiveparquet.config.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Edited route files are followed as a whole if Camel can build them; feeds whose route is not touched stay connected. */
@Timeout(180)
class RouteEditsIT {
    private static final String SINK_STEP = "        - bean:\n            id: queue-upload";

    @TempDir
    Path dir;

    private Ctl ctl;
    private FeedStand stand;
    private Run run;
    private Session session;

    @BeforeEach
    void begin() throws Exception {
        ctl = new Ctl(dir);
        Files.createDirectory(dir.resolve("routes"));
        stand = FeedStand.open();
        run = new Start(dir)
                .with(Option.TCP_HOST, "127.0.0.1")
                .with(Option.TCP_PORT, stand.port())
                .with(Option.MAX_AGE, "1h")
                .run();
        session = stand.accept();
        session.send("1\n");
        awaitOpen(1);
    }

    @AfterEach
    void end() throws Exception {
        session.close();
        run.close();
        stand.close();
    }

    @Test
    void an_edited_sink_is_followed_and_what_was_open_is_published_first() throws Exception {
        copySinkTo("one");
        Waits.until(() -> rows() == 1);
        assertThat(dir.resolve("one")).doesNotExist();

        session.send("2\n");
        awaitOpen(1);
        ctl.ask("flush");
        awaitCopies("2");
        endsWith("1", "2");
    }

    @Test
    void an_edited_intake_is_followed_and_no_line_is_lost_or_doubled() throws Exception {
        edit(
                "line-intake.yaml",
                "        - split:\n            id: parse-block",
                "        - log:\n            id: mine\n"
                        + "            message: \"a block\"\n        - split:\n            id: parse-block");
        Waits.until(() -> rows() == 1);
        session.send("2\n3\n");
        awaitOpen(2);
        Files.delete(dir.resolve("routes/line-intake.yaml"));
        Waits.until(() -> rows() == 3);
        session.send("4\n");
        awaitOpen(1);
        endsWith("1", "2", "3", "4");
    }

    @Test
    void a_route_that_cannot_be_built_keeps_all_as_they_are_until_it_is_mended() throws Exception {
        copySinkTo("one");
        Waits.until(() -> rows() == 1);
        edit("state-report.yaml", "ref: stateReport", "ref: stateReprot");
        edit("parquet-sink.yaml", SINK_STEP, "        - log: \"not yet\"\n" + SINK_STEP);
        String mistake = "an edit is not followed: route state-report in " + dir.resolve("routes/state-report.yaml")
                + ": No bean could be found in the registry for: stateReprot";
        Waits.until(() -> ctl.ask("status").contains(mistake));
        session.send("2\n");
        awaitOpen(1);
        ctl.ask("flush");
        awaitCopies("2");

        Files.delete(dir.resolve("routes/state-report.yaml"));
        Waits.until(() -> ctl.ask("status").contains("all is well"));
        session.send("3\n");
        awaitOpen(1);
        ctl.ask("flush");
        awaitCopies("2");
        endsWith("1", "2", "3");
    }

    @Test
    void a_file_that_is_no_yaml_is_told_with_its_line() throws Exception {
        Files.writeString(dir.resolve("routes/parquet-sink.yaml"), "- route: [\n");
        Waits.until(() -> ctl.ask("status")
                .contains("an edit is not followed: " + dir.resolve("routes/parquet-sink.yaml")
                        + ", line 2, column 1: "));
        session.send("2\n");
        awaitOpen(2);
        endsWith("1", "2");
    }

    @Test
    void what_is_wrong_only_when_it_starts_is_taken_back_with_all_that_came_with_it() throws Exception {
        write(
                "server.yaml",
                "- route:\n    id: server\n    from:\n      uri: netty:tcp://127.0.0.1:" + stand.port()
                        + "\n      steps:\n        - log: \"${body}\"\n");
        copySinkTo("one");
        Waits.until(() -> ctl.ask("status").contains("an edit is not followed: parquet-sink.yaml, server.yaml: "));
        session.send("2\n");
        awaitOpen(1);
        ctl.ask("flush");
        assertThat(rows()).isEqualTo(2);
        assertThat(dir.resolve("one")).doesNotExist();
        assertThat(ctl.ask("routes")).doesNotContain("server").containsPattern("parquet-sink +started");

        Files.delete(dir.resolve("routes/server.yaml"));
        Waits.until(() -> ctl.ask("status").contains("all is well"));
        session.send("3\n");
        awaitOpen(1);
        ctl.ask("flush");
        awaitCopies("3");
        endsWith("1", "2", "3");
    }

    @Test
    void a_file_that_comes_brings_its_route_and_takes_it_along_when_it_goes() throws Exception {
        write(
                "more.yaml",
                "- route:\n    id: more\n    from:\n      uri: timer:more\n      steps:\n        - log: tick\n");
        Waits.until(() -> ctl.ask("routes").contains("more "));
        Files.delete(dir.resolve("routes/more.yaml"));
        Waits.until(() -> !ctl.ask("routes").contains("more "));
        awaitOpen(1);
        endsWith("1");
    }

    @Test
    void what_routes_are_made_with_waits_for_a_restart_and_so_does_what_was_edited_with_it() throws Exception {
        edit("error-handling.yaml", "redeliveryDelay: 1000", "redeliveryDelay: 2000");
        copySinkTo("one");
        Waits.until(() -> ctl.ask("status")
                .contains("edits that wait for a restart: error-handling.yaml, parquet-sink.yaml (edited with it)"));
        Files.delete(dir.resolve("routes/error-handling.yaml"));
        Waits.until(() -> ctl.ask("status").contains("all is well"));
        assertThat(rows()).isOne();
        endsWith("1");
    }

    @Test
    void a_feed_whose_own_route_is_edited_connects_anew() throws Exception {
        edit(
                "tcp-feed.yaml",
                "        - bean:\n            id: append",
                "        - log: \"received\"\n        - bean:\n            id: append");
        session.awaitEnd();
        session = stand.accept();
        session.send("2\n");
        awaitOpen(2);
        assertThat(run.stop()).isZero();
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1", "2");
    }

    @Test
    void a_stop_does_not_wait_for_a_change_that_waits_and_what_the_change_held_up_is_published() throws Exception {
        edit("parquet-sink.yaml", SINK_STEP, "        - delay:\n            constant: 5000\n" + SINK_STEP);
        Waits.until(() -> rows() == 1);
        session.send("2\n");
        awaitOpen(1);
        copySinkTo("one");
        // Published, and on its way through the delay: the change waits for it.
        Waits.until(() -> rows() == 2);
        session.send("3\n");
        endsWith("1", "2", "3");
        assertThat(dir.resolve("one")).doesNotExist();
    }

    @Test
    void a_stop_breaks_off_the_wait_for_a_route_that_is_busy() throws Exception {
        write("slow.yaml", slow(60_000));
        Waits.until(() -> ctl.ask("status", "--json").contains("\"id\":\"slow\",")
                && ctl.ask("routes").matches("(?s).*slow +started +\\d+ .*"));
        write("slow.yaml", slow(1));
        Waits.until(RouteEditsIT::aRouteIsBeingStopped);
        // The route that is busy holds up the stop itself, for camel.main.shutdownTimeout: 5 s.
        assertThat(run.millisToStop()).isLessThan(12_000);
    }

    private static String slow(int millis) {
        return "- route:\n    id: slow\n    from:\n      uri: timer:slow?delay=0\n      steps:\n        - delay:\n"
                + "            constant: " + millis + "\n";
    }

    private static boolean aRouteIsBeingStopped() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().endsWith(".DefaultShutdownStrategy")
                        && frame.getMethodName().equals("doShutdown"));
    }

    private void endsWith(String... payloads) throws Exception {
        assertThat(run.stop()).isZero();
        assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly(payloads);
        assertThat(Rows.under(dir.resolve("state/sessions")).count()).isOne();
    }

    private void copySinkTo(String directory) throws IOException {
        edit(
                "parquet-sink.yaml",
                SINK_STEP,
                "        - to:\n            uri: file\n            parameters:\n" + "              directoryName: \""
                        + dir.resolve(directory) + "\"\n" + SINK_STEP);
    }

    private void edit(String name, String before, String after) throws IOException {
        String text = Files.readString(Path.of("routes", name));
        assertThat(text).contains(before);
        write(name, text.replace(before, after));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve("routes").resolve(name), text);
    }

    private void awaitOpen(int lines) {
        Waits.until(() -> ctl.ask("status").contains(lines + " in open groups"));
    }

    /** A copy is made behind the publication. */
    private void awaitCopies(String... payloads) {
        Waits.until(() -> Rows.under(dir.resolve("one")).payloads().equals(List.of(payloads)));
    }

    private long rows() throws Exception {
        return Rows.under(dir.resolve("data")).count();
    }
}
