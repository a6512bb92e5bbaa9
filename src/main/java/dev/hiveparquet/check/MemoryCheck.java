package dev.hiveparquet.check;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.config.GroupSettings;
import java.util.List;

/** Whether the heap is large enough for what open groups may hold, and says what Java this is. */
final class MemoryCheck implements Check {
    /** What the program needs beside its open groups, in bytes. */
    private static final long BESIDE = 64L << 20;

    private final GroupSettings groups;
    private final long heapBytes;

    /** Of a heap that may grow to so many bytes. */
    MemoryCheck(GroupSettings groups, long heapBytes) {
        this.groups = groups;
        this.heapBytes = heapBytes;
    }

    @Override
    public List<Finding> look() {
        String java = "Java " + Runtime.version().feature() + ", a heap of at most " + Amounts.bytes(heapBytes);
        long needed = groups.maxOpenBytes() + BESIDE;
        if (heapBytes < needed) {
            return List.of(Finding.warning(
                    "memory",
                    java + ", which is little for --max-open-bytes " + Amounts.bytes(groups.maxOpenBytes())
                            + "; give -Xmx" + ((needed >> 20) + 1) + "m, or lower the option"));
        }
        return List.of(Finding.ok("memory", java));
    }
}
