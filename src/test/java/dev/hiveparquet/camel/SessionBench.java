package dev.hiveparquet.camel;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.intake.FeedSessions;
import dev.hiveparquet.intake.SessionTable;
import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.JournalFeed;
import dev.hiveparquet.journal.JournalLimits;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.SessionLog;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.partition.PartitionBy;
import dev.hiveparquet.partition.Table;
import dev.hiveparquet.publish.OutputTree;
import dev.hiveparquet.publish.Publisher;
import dev.hiveparquet.publish.StepObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One process's account of sessions in a directory, by a clock that a test moves; closing it is a kill. */
final class SessionBench implements AutoCloseable {
    final FeedSessions sessions;
    final SessionLog log;
    final Journal journal;

    private final AtomicLong micros;
    private final Ledger ledger;
    private final GroupFiles files = new GroupFiles(ParquetOptions.defaults("test"), Runnable::run);
    private final JournalFeed feed;

    SessionBench(Path dir, AtomicLong micros) throws IOException {
        this.micros = micros;
        ledger = Ledger.open(dir.resolve("ledger"));
        journal = Journal.open(dir.resolve("journal"), new JournalLimits(64 << 20, Duration.ofMillis(200), 1 << 20));
        feed = journal.feed("test", PartitionBy.HOUR, TimestampRule.SENTENCE);
        log = SessionLog.open(dir.resolve("session-log"));
        Publisher publisher = new Publisher(
                Table.SESSIONS,
                OutputTree.open(dir.resolve("sessions")),
                ledger,
                Optional.empty(),
                Clock.systemUTC(),
                StepObserver.NONE);
        SessionTable table = new SessionTable(files, publisher, null, "test");
        sessions = new FeedSessions(log, table, micros::get, () -> micros.get() * 1_000);
        sessions.recover(journal);
    }

    void pass(Duration time) {
        micros.addAndGet(time.toNanos() / 1_000);
    }

    /** Puts lines into the journal and tells. */
    void accept(String lines) throws IOException {
        sessions.accepted(journal(lines));
    }

    /** Puts lines into the journal and dies before it tells. */
    Block journal(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.US_ASCII);
        Origin origin = new Origin("tcp", Origin.Kind.STREAM, "test", PartitionBy.HOUR, TimestampRule.SENTENCE);
        return feed.append(
                new Block(Block.Kind.LINES, origin, 0, bytes.length, micros.get(), bytes, 0, bytes.length), () -> "");
    }

    @Override
    public void close() throws IOException {
        log.close();
        journal.close();
        files.close();
        ledger.close();
    }
}
