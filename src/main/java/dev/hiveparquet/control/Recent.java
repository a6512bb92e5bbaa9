package dev.hiveparquet.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The last few of many things. Thread-safe. */
public final class Recent<T> {
    private final int limit;
    private final Deque<T> things = new ArrayDeque<>();

    /** Keeps at most so many. */
    public Recent(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is below 1");
        }
        this.limit = limit;
    }

    /** Adds one; the oldest goes where there are too many. */
    public synchronized void add(T thing) {
        if (things.size() == limit) {
            things.removeFirst();
        }
        things.addLast(thing);
    }

    /** Those that are kept, the newest first. */
    public synchronized List<T> newestFirst() {
        List<T> all = new ArrayList<>(things);
        Collections.reverse(all);
        return all;
    }
}
