package dev.hiveparquet.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The unpublished groups of one partition, oldest first, and the lock under which they are published in that order.
 *
 * <p>Files of one partition commit in the order in which their groups were opened, whatever pool hands them over and in
 * whatever order: the ledger's one offset per origin and partition rests on it.
 */
final class Lane {
    private final Deque<Group> unpublished = new ArrayDeque<>();
    private final ReentrantLock publishing = new ReentrantLock();

    /** Held while a group of this lane is written and committed. */
    ReentrantLock publishing() {
        return publishing;
    }

    synchronized void add(Group group) {
        unpublished.addLast(group);
    }

    synchronized @Nullable Group oldest() {
        return unpublished.peekFirst();
    }

    synchronized void remove(Group group) {
        unpublished.remove(group);
    }

    synchronized boolean isEmpty() {
        return unpublished.isEmpty();
    }
}
