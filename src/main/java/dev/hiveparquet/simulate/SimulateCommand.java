package dev.hiveparquet.simulate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code simulate}: a feed of our own invention, into a file, to standard output or over TCP.
 *
 * <p>Exit 0 when the feed has ended or a signal stopped it at the end of a line, 1 when it could not be written, 2 for a
 * usage mistake.
 */
@Command(
        name = "simulate",
        sortOptions = false,
        customSynopsis = "java -jar hive-parquet-ingest.jar simulate (-o FILE | --tcp-port N) [OPTIONS]",
        description = "make an AIS feed from a seed: into a file, to standard output or over TCP",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  java -jar hive-parquet-ingest.jar simulate --output ais.log --count 1000000",
            "  java -jar hive-parquet-ingest.jar simulate --tcp-port 5631 --rate 300"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    @Option(
            names = "--tcp-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "address to listen on; default ${DEFAULT-VALUE}")
    private String tcpHost = "127.0.0.1";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "lines sent in a second over TCP or to standard output; 0: as fast as they are taken; default"
                    + " ${DEFAULT-VALUE}")
    private int rate;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = TimeSpan.class,
            description = "end after so long a time of writing, like 30s or 5m; over TCP from the first connection on;"
                    + " default: no end")
    private Duration duration = Duration.ZERO;

    @Option(
            names = {"-h", "--help"},
            order = 100,
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Mixin
    private final FeedArguments feed = new FeedArguments();

    /** Where the feed goes. */
    static final class Target {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "write into this file, as fast as it goes; -: standard output")
        private @Nullable Path output;

        @Option(
                names = "--tcp-port",
                paramLabel = "N",
                description =
                        "listen on this port, 0: any free one; all clients get the same feed from where it stands,"
                                + " the slowest sets the pace, and while there is none the feed waits")
        private int tcpPort;
    }

    @Override
    public Integer call() {
        try {
            check();
            FeedOptions options = feed.options(FeedOptions.DEFAULT_START, rate);
            Path output = target.output;
            if (output == null) {
                serve();
            } else {
                write(options, output);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        } catch (IOException e) {
            spec.commandLine().getErr().println("simulate: " + e.getMessage());
            return 1;
        }
    }

    private void check() {
        if (rate < 0 || rate > 1_000_000) {
            throw new IllegalArgumentException("rate must be 0 to 1000000: " + rate);
        }
        if (target.tcpPort < 0 || target.tcpPort > 65_535) {
            throw new IllegalArgumentException("tcp-port must be 0 to 65535: " + target.tcpPort);
        }
        boolean file = target.output != null && !standardOutput(target.output);
        if (file && rate > 0) {
            throw new IllegalArgumentException("rate slows down --tcp-port and standard output only; for " + rate
                    + " lines in a second of sentence time give --lines-per-second " + rate);
        }
        if (file && feed.endless() && duration.isZero()) {
            throw new IllegalArgumentException(
                    "count or --duration is needed with a file, which would grow without end");
        }
    }

    private void write(FeedOptions options, Path output) throws IOException {
        FeedRun run = new FeedRun(rate, duration);
        try (OutputStream out = open(output);
                GracefulEnd end = new GracefulEnd(run::stop)) {
            long begun = System.nanoTime();
            run.run(new FeedGenerator(options), (buf, length) -> out.write(buf, 0, length));
            report(run.lines(), run.bytes(), System.nanoTime() - begun);
            end.reached();
        } catch (IOException e) {
            throw new IOException("cannot write to " + output + ": " + e.getMessage(), e);
        }
    }

    private void serve() throws IOException {
        try (FeedServer server = new FeedServer(new InetSocketAddress(tcpHost, target.tcpPort), rate, duration);
                GracefulEnd end = new GracefulEnd(server::close)) {
            spec.commandLine().getErr().println("simulate: listening on " + tcpHost + ":" + server.port());
            long begun = System.nanoTime();
            server.run(() -> new FeedGenerator(feed.options(Instant.now(), rate)));
            report(server.lines(), server.bytes(), System.nanoTime() - begun);
            end.reached();
        }
    }

    private void report(long lines, long bytes, long nanos) {
        PrintWriter err = spec.commandLine().getErr();
        double seconds = nanos / 1e9;
        err.printf(
                Locale.ROOT,
                "simulate: %d lines, %d bytes in %.3f s, %.0f lines/s%n",
                lines,
                bytes,
                seconds,
                lines / seconds);
        err.flush();
    }

    private static OutputStream open(Path output) throws IOException {
        return standardOutput(output) ? new FileOutputStream(FileDescriptor.out) : Files.newOutputStream(output);
    }

    private static boolean standardOutput(Path output) {
        return output.toString().equals("-");
    }
}
