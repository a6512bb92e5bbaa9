package dev.hiveparquet.disk;

import java.io.IOException;

/**
 * Lets so many changes happen and then none any more, as when the process dies or the power goes. One thread changes the
 * disk.
 */
public final class EndsAt implements DiskWatch {
    /** The end. Not an exception, so that nothing on its way tidies up as it would not when the process dies. */
    public static final class End extends Error {
        private static final long serialVersionUID = 1;
    }

    private final DiskWatch next;
    private final long fatal;
    private long changes;

    /** The change with this number, counted from 0, does not happen; {@code next} is told of those that do. */
    public EndsAt(long fatal, DiskWatch next) {
        this.fatal = fatal;
        this.next = next;
    }

    @Override
    public void before(DiskOperation operation) throws IOException {
        if (changes++ >= fatal) {
            throw new End();
        }
        next.before(operation);
    }

    @Override
    public void after(DiskOperation operation) throws IOException {
        next.after(operation);
    }

    /** How many changes there were. */
    public long changes() {
        return changes;
    }
}
