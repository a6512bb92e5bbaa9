package dev.hiveparquet.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What was added first is taken first. */
class PackedQueueTest {
    @Test
    void texts_come_in_the_order_in_which_they_were_added() {
        PackedQueue queue = new PackedQueue();
        for (int i = 0; i < 10_000; i++) {
            queue.add("name-" + i, Integer.toString(i));
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(queue.remove()).containsExactly("name-" + i, Integer.toString(i));
        }
        assertThat(queue.isEmpty()).isTrue();
        queue.add("again");
        assertThat(queue.remove()).containsExactly("again");
    }

    @Test
    void nothing_can_be_taken_from_an_empty_queue() {
        assertThatThrownBy(new PackedQueue()::remove).isInstanceOf(NoSuchElementException.class);
    }
}
