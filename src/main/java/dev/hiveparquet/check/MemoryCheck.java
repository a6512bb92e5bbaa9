package dev.hiveparquet.check;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.config.GroupSettings;
import java.util.List;

/** Whether open groups may hold as much as they are to, and says what Java this is. */
final class MemoryCheck implements Check {
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
        long held = groups.maxOpenBytesWithin(heapBytes);
        if (held < groups.maxOpenBytes()) {
            long needed = groups.maxOpenBytes() / 3 * 4;
            return List.of(Finding.warning(
                    "memory",
                    java + ", so that open files hold " + Amounts.bytes(held) + " and not --max-open-bytes "
                            + Amounts.bytes(groups.maxOpenBytes()) + "; give -Xmx" + ((needed >> 20) + 2)
                            + "m, or lower the option"));
        }
        return List.of(Finding.ok("memory", java));
    }
}
