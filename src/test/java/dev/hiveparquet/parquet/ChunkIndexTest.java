package dev.hiveparquet.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.parquet.Column.Kind;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order that a column index claims is the order of both bounds, and pages without values do not count. */
final class ChunkIndexTest {

    @Test
    void rising_bounds_are_ascending_also_across_zero() {
        assertThat(index(numbers(-5, -1), numbers(-5, 0), numbers(3, 3)).getBoundary_order())
                .isEqualTo(BoundaryOrder.ASCENDING);
    }

    @Test
    void falling_bounds_are_descending() {
        assertThat(index(numbers(3, 9), numbers(2, 9), numbers(-4, -3)).getBoundary_order())
                .isEqualTo(BoundaryOrder.DESCENDING);
    }

    @Test
    void a_page_inside_another_makes_no_order() {
        assertThat(index(numbers(1, 9), numbers(2, 8)).getBoundary_order()).isEqualTo(BoundaryOrder.UNORDERED);
    }

    @Test
    void pages_of_nulls_stand_between_without_disturbing_the_order() {
        ColumnIndex index = index(numbers(1, 2), null, numbers(2, 3));
        assertThat(index.getBoundary_order()).isEqualTo(BoundaryOrder.ASCENDING);
        assertThat(index.getNull_pages()).containsExactly(false, true, false);
        assertThat(index.getNull_counts()).containsExactly(0L, 10L, 0L);
    }

    @Test
    void labels_are_ordered_by_unsigned_bytes() {
        Bounds latin = new Bounds(new byte[] {'z'}, new byte[] {'z'});
        Bounds beyond = new Bounds(new byte[] {(byte) 0xc3}, new byte[] {(byte) 0xc3});
        ChunkIndex index = new ChunkIndex(Column.required("label", Kind.LABEL));
        index.add(page(latin), 10);
        index.add(page(beyond), 10);
        assertThat(index.columnIndex().getBoundary_order()).isEqualTo(BoundaryOrder.ASCENDING);
    }

    private static ColumnIndex index(@Nullable Bounds... pages) {
        ChunkIndex index = new ChunkIndex(new Column("ts", Kind.TIMESTAMP, true));
        for (Bounds bounds : pages) {
            index.add(page(bounds), 10);
        }
        return index.columnIndex();
    }

    private static EncodedPage page(@Nullable Bounds bounds) {
        return new EncodedPage(new SlabBytes(new Slabs()), 0, bounds == null ? 10 : 0, bounds, null);
    }

    private static Bounds numbers(long least, long greatest) {
        return new Bounds(LittleEndian.bytesOf(least), LittleEndian.bytesOf(greatest));
    }
}
