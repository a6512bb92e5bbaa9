package dev.hiveparquet.parquet;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** Things for one user at a time that are used again: there are never more of them than were in use at once. Thread-safe. */
final class Idle<T> {
    private final Supplier<T> maker;
    private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();

    Idle(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T thing = idle.pollFirst();
        return thing == null ? maker.get() : thing;
    }

    void give(T thing) {
        idle.addFirst(thing);
    }
}
