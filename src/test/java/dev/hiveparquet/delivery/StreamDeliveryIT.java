package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the process and its state, a line that is in the journal is published exactly once. */
@Timeout(7200)
class StreamDeliveryIT {
    private static final int ROUNDS = Integer.getInteger("faults.stream-rounds", 3);

    @TempDir
    Path directory;

    private Path journal;
    private Published published;

    @BeforeEach
    void names() {
        journal = directory.resolve("state/journal");
        published = new Published(directory);
    }

    @Test
    void lines_in_the_journal_are_published_exactly_once_however_often_the_process_is_killed() throws Exception {
        Set<Long> accepted = new TreeSet<>();
        Random random = new Random(2);
        try (LineServer server = new LineServer()) {
            for (int round = 0; round < ROUNDS; round++) {
                long enough = published.files() + 1 + random.nextInt(8);
                try (Child child = receive(server)) {
                    await().until(() -> published.files() >= enough);
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(30_000)));
                    child.kill();
                }
                accepted.addAll(inJournal());
                accepted.addAll(published.files() > 0 ? published.numbers() : List.of());
            }
            long before = server.last();
            try (Child child = receive(server)) {
                await().until(() -> server.last() > before + 1_000);
                server.pause();
                await().until(() -> isIn(server.last()));
                assertThat(child.terminate()).as(child.printed()).isZero();
            }
            accepted.addAll(inJournal());
            accepted.addAll(published.numbers());
        }
        replayTheRest();
        published.holdsExactly(accepted);
        published.liesWhereItBelongs("hour");
        published.isTidy();
        assertThat(segments()).isEmpty();
    }

    @Test
    void damage_to_journal_and_ledger_costs_only_the_records_that_it_hit() throws Exception {
        try (LineServer server = new LineServer();
                Child child = receive(server)) {
            await().until(() -> server.last() > 60_000 && published.files() > 1);
            server.pause();
            await().until(() -> isIn(server.last()));
            child.kill();
        }
        Set<Long> accepted = inJournal();
        damageJournal();
        damageLedger();
        Set<Long> readable = inJournal();
        assertThat(readable).hasSizeBetween(accepted.size() / 2, accepted.size() - 3);
        readable.addAll(published.numbers());

        assertThat(replayTheRest())
                .contains("damaged lines are skipped")
                .contains("bytes that are no whole record were skipped before offset")
                .contains("bytes that are no whole record were skipped at its end");
        // A file may have been committed and not yet named when the process was killed; then damage does not hit its
        // lines.
        accepted.retainAll(Set.copyOf(published.numbers()));
        readable.addAll(accepted);
        published.holdsExactly(readable);
        published.isTidy();
        assertThat(segments()).isEmpty();
    }

    /** Flips a byte, zeroes a stretch and cuts the tail off. */
    private void damageJournal() throws IOException {
        Path segment = segments().get(segments().size() - 1);
        byte[] bytes = Files.readAllBytes(segment);
        int used = bytes.length;
        while (bytes[used - 1] == 0) {
            used--;
        }
        bytes[used / 4] ^= 1;
        Arrays.fill(bytes, used / 2, used / 2 + 4096, (byte) 0);
        Files.write(segment, Arrays.copyOf(bytes, used - 10));
    }

    /** Damages every commit record in one of the two files, and appends half a line and zeros. */
    private void damageLedger() throws IOException {
        Path ledger = directory.resolve("state/ledger");
        byte[] bytes = Files.readAllBytes(ledger);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("\tcommit\t"); at >= 0; at = text.indexOf("\tcommit\t", at + 1)) {
            bytes[at + 10] ^= 1;
        }
        Files.write(ledger, bytes);
        Files.writeString(ledger, "1234abcd\tcommit\tsource%3Dtest", StandardOpenOption.APPEND);
        Files.write(ledger, new byte[5_000], StandardOpenOption.APPEND);
    }

    /** A stop does not wait for the replay; a run that has nothing else to do does. Returns what it printed. */
    private String replayTheRest() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty.log"));
        try (Child child = Child.start(directory, List.of(), "-i", empty.toString())) {
            assertThat(child.exitCode()).as(child.printed()).isZero();
            return child.printed();
        }
    }

    private Child receive(LineServer server) throws IOException {
        return Child.start(directory, List.of(), server.options());
    }

    /** Whether the line of a number is in the journal's newest segment. */
    private boolean isIn(long number) throws IOException {
        List<Path> segments = segments();
        return !segments.isEmpty()
                && Files.readString(segments.get(segments.size() - 1), StandardCharsets.ISO_8859_1)
                        .contains(LineServer.line(number) + "\r\n");
    }

    private Set<Long> inJournal() throws IOException {
        return JournalNumbers.in(journal);
    }

    private List<Path> segments() throws IOException {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment"))
                    .sorted()
                    .toList();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(60));
    }
}
