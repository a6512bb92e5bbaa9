package dev.hiveparquet.camel;

import org.jspecify.annotations.Nullable;

/**
 * Has changes of a running program give way to its stop: none begins any more, one that waits for something is given up, and
 * one that is past waiting is made, which takes no time to speak of. One thread changes; any may ask.
 */
final class GiveWay {
    private boolean asked;
    private boolean changing;
    private @Nullable Thread waiting;

    /** Something that a change waits for; it ends early when its thread is interrupted. */
    interface Wait<E extends Exception> {
        boolean isOver() throws E, InterruptedException;
    }

    /** Asks for it, and returns when nothing is being changed. */
    synchronized void ask() throws InterruptedException {
        asked = true;
        if (waiting != null) {
            waiting.interrupt();
        }
        while (changing) {
            wait();
        }
    }

    /** Whether the program stops. */
    synchronized boolean asked() {
        return asked;
    }

    /** Begins a change, to be ended by {@link #end}; false if none may begin. */
    synchronized boolean begin() {
        changing = !asked;
        return changing;
    }

    /** The change is made, or given up. */
    synchronized void end() {
        changing = false;
        notifyAll();
    }

    /** Waits for something; false if it did not come, or the change is to be given up. */
    <E extends Exception> boolean await(Wait<E> wait) throws E, InterruptedException {
        if (!waits()) {
            return false;
        }
        try {
            return wait.isOver();
        } catch (InterruptedException e) {
            if (asked()) {
                return false;
            }
            throw e;
        } finally {
            goesOn();
        }
    }

    private synchronized boolean waits() {
        waiting = asked ? null : Thread.currentThread();
        return !asked;
    }

    /** What comes now is not to be broken off. */
    private synchronized void goesOn() {
        waiting = null;
        if (asked) {
            boolean unused = Thread.interrupted();
        }
    }
}
