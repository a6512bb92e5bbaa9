package dev.hiveparquet.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading waits below the high-water mark and goes on above it, without anybody's help. */
@Timeout(30)
class DiskSpaceTest {
    private static final Path OUT = Path.of("out");
    private static final Path STATE = Path.of("state");

    private final AtomicLong freeInState = new AtomicLong(100);
    private final FreeSpace free =
            new FreeSpace(List.of(OUT, STATE), 100, directory -> directory.equals(STATE) ? freeInState.get() : 500);
    private final AtomicLong heldInJournal = new AtomicLong();
    private final DiskBudget journal =
            new DiskBudget("the journal", "ingest.max-journal-bytes", 3 << 20, heldInJournal::get, System::nanoTime);
    private final DiskSpace space = new DiskSpace(List.of(free, journal));

    @Test
    void with_just_enough_room_nothing_waits() throws Exception {
        space.await();

        assertThat(space.isWaiting()).isFalse();
        assertThat(free.leastFreeBytes()).isEqualTo(100);
    }

    @Test
    void reading_waits_while_one_of_the_disks_is_too_full_and_then_goes_on() {
        freeInState.set(99);
        CompletableFuture<Void> reader = waiting();
        await().atMost(Duration.ofSeconds(10)).until(space::isWaiting);
        assertThat(reader).isNotDone();

        freeInState.set(100);

        await().atMost(Duration.ofSeconds(10)).until(reader::isDone);
        assertThat(reader).isCompleted();
        assertThat(space.isWaiting()).isFalse();
    }

    @Test
    void a_stop_ends_the_waiting_with_an_error_so_that_nothing_counts_as_read() {
        freeInState.set(0);
        CompletableFuture<Void> reader = waiting();
        await().atMost(Duration.ofSeconds(10)).until(space::isWaiting);

        space.stop();

        assertThatThrownBy(reader::join)
                .hasRootCauseInstanceOf(CancellationException.class)
                .hasRootCauseMessage("stopped while reading waited: 0 MiB are free in state, less than the 0 MiB of"
                        + " ingest.min-free-bytes");
    }

    @Test
    void reading_waits_while_a_budget_is_used_up_and_says_which_and_by_how_much() throws Exception {
        heldInJournal.set(4 << 20);
        CompletableFuture<Void> reader = waiting();
        await().atMost(Duration.ofSeconds(10)).until(space::isWaiting);
        assertThat(space.waitingFor()).isEqualTo("the journal holds 4 MiB of the 3 MiB of ingest.max-journal-bytes");

        heldInJournal.set((3 << 20) - 1);

        await().atMost(Duration.ofSeconds(10)).until(reader::isDone);
        assertThat(reader).isCompleted();
        assertThat(space.waitingFor()).isNull();
    }

    private CompletableFuture<Void> waiting() {
        return CompletableFuture.runAsync(() -> {
            try {
                space.await();
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }
}
