package dev.hiveparquet.camel;

import dev.hiveparquet.block.BlockCutter;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.TcpSettings;
import dev.hiveparquet.intake.BlockSizes;
import dev.hiveparquet.intake.FeedSessions;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.session.FeedHistory;
import io.netty.channel.ChannelHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

/** The parts of the route {@code tcp-feed}: connector, decoder, idle timeout and the stream's way into the journal. */
final class TcpFeed implements AutoCloseable {
    private final Supplier<TcpSettings> tcp;
    private final Settings settings;
    private final FeedStatus status;
    private final FeedConnector connector;
    private final StreamJournal stream;
    private final FeedSessions sessions;
    private final LongSupplier clockMicros;

    TcpFeed(
            Supplier<TcpSettings> tcp,
            Settings settings,
            StreamJournal stream,
            FeedSessions sessions,
            FeedStatus status,
            Clock clock) {
        this.tcp = tcp;
        this.settings = settings;
        this.stream = stream;
        this.sessions = sessions;
        this.status = status;
        this.clockMicros = Micros.of(clock);
        Backoff backoff = new Backoff(tcp.get().backoffInitial(), tcp.get().backoffMax(), RandomGenerator.getDefault());
        this.connector = new FeedConnector(tcp, backoff, status);
    }

    Map<String, Object> beans() {
        SentenceAlarm alarm = new SentenceAlarm(status, () -> tcp.get().sentenceTimeout(), System::nanoTime);
        return Map.of(
                "feedConnector",
                connector,
                "idleTimeout",
                perConnection(this::idleTimeout),
                "pacedReads",
                perConnection(() -> new PacedReads(System::nanoTime)),
                "blockDecoder",
                perConnection(this::decoder),
                "sentenceWatch",
                perConnection(() -> new SentenceWatch(status, alarm)),
                "feedHealth",
                new FeedHealth(status, tcp),
                "feedSessions",
                sessions,
                "journal",
                stream);
    }

    FeedStatus status() {
        return status;
    }

    private ChannelHandler idleTimeout() {
        return new IdleStateHandler(tcp.get().idleTimeout().toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    private ChannelHandler decoder() {
        int maxLineBytes = settings.input().maxLineBytes();
        BlockCutter cutter = new BlockCutter(
                receivedBytes(),
                0,
                maxLineBytes,
                BlockSizes.forLines(maxLineBytes).blockBytes());
        return new FeedDecoder(cutter, stream, status, clockMicros);
    }

    /** Where a block comes from until the journal gives it a place of its own. */
    private Origin receivedBytes() {
        return new Origin(
                "tcp",
                Origin.Kind.STREAM,
                settings.input().source(),
                settings.output().partitionBy(),
                settings.input().timestamp());
    }

    private static ChannelHandlerFactory perConnection(Supplier<ChannelHandler> maker) {
        return new DefaultChannelHandlerFactory() {
            @Override
            public ChannelHandler newChannelHandler() {
                return maker.get();
            }
        };
    }

    /** The account of the feed's sessions, to be ended after the feed. */
    FeedSessions sessions() {
        return sessions;
    }

    /** What is known of this feed's connections, and of other feeds' that this state directory had. */
    List<FeedHistory> history() throws IOException {
        return FeedHistory.of(sessions.known(), settings.input().source());
    }

    /** Whether the connection's thread has ended, as it has after a stop unless a step of the route hangs. */
    boolean isQuiet() {
        return connector.isQuiet();
    }

    /**
     * The stream has ended: its last segment is complete. Not to be called while a block is in the journal and not with its
     * groups yet: its segment would count as done.
     */
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
