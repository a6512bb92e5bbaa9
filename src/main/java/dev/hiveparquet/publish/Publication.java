package dev.hiveparquet.publish;

import dev.hiveparquet.journal.OriginReached;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file that is to be published.
 *
 * @param partitionPath its directory, relative to the root
 * @param partitionKey the key of its one partition
 * @param name its name, from {@link FileName}
 * @param origins what it holds of which origins; asked directly before the commit, so that it says as much as is known then
 */
public record Publication(
        String partitionPath, String partitionKey, String name, Supplier<List<OriginReached>> origins) {
    public Publication {
        RelativePath.check(partitionPath + "/" + name);
    }

    /** Where the file is published, relative to the root. */
    public String path() {
        return partitionPath + "/" + name;
    }
}
