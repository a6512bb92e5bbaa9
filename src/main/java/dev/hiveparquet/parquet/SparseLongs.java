package dev.hiveparquet.parquet;

import org.jspecify.annotations.Nullable;

/** Values of an optional int64 column in an open page. */
final class SparseLongs {
    private final LongValues values = new LongValues();
    private final IntValues levels = new IntValues();

    void add(@Nullable Long value) {
        levels.add(value == null ? 0 : 1);
        if (value != null) {
            values.add(value);
        }
    }

    /** The values that are not null. */
    LongValues values() {
        return values;
    }

    /** One definition level a row: 1 where the row has a value, 0 where it is null. */
    IntValues levels() {
        return levels;
    }
}
