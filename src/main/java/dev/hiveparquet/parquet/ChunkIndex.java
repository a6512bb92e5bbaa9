package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.jspecify.annotations.Nullable;

/**
 * Collects the column index of one column chunk.
 *
 * <p>The format wants bounds for every page that has a value, so a chunk that has a page with values and without bounds gets
 * no column index.
 */
final class ChunkIndex {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Column column;
    private final List<Boolean> nullPages = new ArrayList<>();
    private final List<ByteBuffer> leasts = new ArrayList<>();
    private final List<ByteBuffer> greatests = new ArrayList<>();
    private final List<Long> nullCounts = new ArrayList<>();
    private @Nullable Bounds previous;
    private boolean ascending = true;
    private boolean descending = true;
    private boolean complete = true;

    ChunkIndex(Column column) {
        this.column = column;
    }

    void add(EncodedPage page, int rows) {
        Bounds bounds = page.bounds();
        boolean allNull = page.nulls() == rows;
        nullPages.add(allNull);
        nullCounts.add((long) page.nulls());
        leasts.add(bounds == null ? NONE : ByteBuffer.wrap(bounds.least()));
        greatests.add(bounds == null ? NONE : ByteBuffer.wrap(bounds.greatest()));
        complete &= allNull || bounds != null;
        if (bounds != null) {
            order(bounds);
        }
    }

    @Nullable
    ColumnIndex columnIndex() {
        if (!complete) {
            return null;
        }
        BoundaryOrder order =
                ascending ? BoundaryOrder.ASCENDING : descending ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
        return new ColumnIndex(nullPages, leasts, greatests, order).setNull_counts(nullCounts);
    }

    private void order(Bounds bounds) {
        if (previous != null) {
            int least = column.compare(previous.least(), bounds.least());
            int greatest = column.compare(previous.greatest(), bounds.greatest());
            ascending &= least <= 0 && greatest <= 0;
            descending &= least >= 0 && greatest >= 0;
        }
        previous = bounds;
    }
}
