package dev.hiveparquet.demo;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The whole way in half a minute: a feed over TCP, the program as a process of its own, an S3 server, and a count of what
 * arrived in the bucket. Loopback only; everything it makes lies in one new directory, which stays.
 */
public final class Demo {
    private static final String BUCKET = "ais";
    private static final int LINES_PER_SECOND = 3_000;
    private static final Duration LENGTH = Duration.ofSeconds(22);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(4);
    private static final int SUMMARY_LINES = 12;

    private final List<String> command;
    private final long lines;
    private final PrintStream out;
    private final Path directory;

    /** A demonstration with so many lines of the program that the command starts. */
    Demo(List<String> command, long lines, Path directory, PrintStream out) {
        this.command = command;
        this.lines = lines;
        this.directory = directory;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param jar the program, to be started with {@code java -jar}
     * @param out where the report goes
     * @return 0 when every line sent is in the bucket exactly once, else 1
     * @throws Exception if a part of it does not start at all
     */
    public static int run(Path jar, PrintStream out) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                List.of(java.toString(), "-jar", jar.toAbsolutePath().toString());
        Path directory = Files.createTempDirectory("hive-parquet-ingest-demo-");
        return new Demo(command, LINES_PER_SECOND * LENGTH.toSeconds(), directory, out).run();
    }

    int run() throws Exception {
        out.println("Everything of this demonstration is kept in " + directory);
        Path store = Files.createDirectory(directory.resolve("s3"));
        try (EmbeddedS3 s3 = new EmbeddedS3(store, BUCKET);
                DemoFeed feed = new DemoFeed(lines, LINES_PER_SECOND);
                Program program = new Program(arguments(s3, feed), s3, directory)) {
            out.printf(
                    "A feed on port %d, an S3 server at %s, the program between them.%n", feed.port(), s3.endpoint());
            if (!await(feed, program, s3.objects())) {
                return failed(program, "the program did not take the whole feed");
            }
            int code = program.stop(PATIENCE);
            if (code != 0) {
                return failed(program, "the program ended with exit code " + code);
            }
            printEnd(program, "SIGTERM; it ended with exit code 0 and these words:");
            return report(s3.objects(), feed.sent());
        }
    }

    private boolean await(DemoFeed feed, Program program, Path objects) throws Exception {
        long begun = System.nanoTime();
        long deadline = begun + PATIENCE.toNanos();
        long next = begun + PROGRESS_EVERY.toNanos();
        while (!feed.taken(TICK)) {
            long now = System.nanoTime();
            if (!program.running() || now > deadline) {
                return false;
            }
            if (now > next) {
                next += PROGRESS_EVERY.toNanos();
                out.printf(
                        "  %2d s: %d of %d lines sent, %d objects in the bucket%n",
                        TimeUnit.NANOSECONDS.toSeconds(now - begun),
                        feed.sent(),
                        lines,
                        Objects.under(objects).count());
            }
        }
        return feed.sent() == lines;
    }

    private int report(Path bucket, long sent) throws Exception {
        Objects objects = Objects.under(bucket);
        out.printf(
                "%nIn the bucket: %d objects, %d bytes. What DuckDB reads from them:%n",
                objects.count(), objects.bytes());
        boolean whole = false;
        if (objects.count() > 0) {
            try (DemoReport report = new DemoReport(bucket, out)) {
                report.printRows();
                whole = report.check(sent);
            }
        }
        out.println(whole ? "Every line arrived exactly once." : "NOT every line arrived exactly once.");
        printNext(bucket);
        return whole ? 0 : 1;
    }

    private void printNext(Path bucket) {
        out.printf("%nTo go on from here:%n");
        out.printf("  look      %s%n", directory);
        out.printf("  ask       duckdb -c \"select ts, payload from %s limit 5\"%n", DemoReport.table(bucket));
        out.printf("  your own  %s --tcp-host HOST --tcp-port PORT --source LABEL%n", String.join(" ", command));
    }

    private int failed(Program program, String why) throws Exception {
        printEnd(program, why + "; its last words (all of them: " + program.log() + "):");
        return 1;
    }

    private void printEnd(Program program, String title) throws Exception {
        out.printf("%n%s%n", title);
        for (String line : program.lastLines(SUMMARY_LINES)) {
            out.println("  " + line);
        }
    }

    private List<String> arguments(EmbeddedS3 s3, DemoFeed feed) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--tcp-host", "127.0.0.1", "--tcp-port", Integer.toString(feed.port())));
        arguments.addAll(List.of("--source", "demo", "--max-age", "5s", "--http-port", "0"));
        arguments.addAll(
                List.of("--s3-bucket", BUCKET, "--s3-endpoint", s3.endpoint().toString()));
        arguments.addAll(List.of("--out-dir", directory.resolve("data").toString()));
        arguments.addAll(List.of("--state-dir", directory.resolve("state").toString()));
        return arguments;
    }
}
