package dev.hiveparquet.rows;

/** Where a row's time came from: the values of the column {@code ts_from}, in the order of their codes. */
public enum TimeFrom {
    TAG_BLOCK("tag_block"),
    PGHP("pghp"),
    CARRIED("carried"),
    RECEIVED("received");

    private final String label;

    TimeFrom(String label) {
        this.label = label;
    }

    /** The value as it stands in the column. */
    public String label() {
        return label;
    }

    /** The number that stands for it in a {@link RowTable}: its place in the order of these values. */
    @SuppressWarnings("EnumOrdinal") // the order is part of the contract of this enum
    public int code() {
        return ordinal();
    }

    /** The value that a {@link #code} stands for. */
    @SuppressWarnings("EnumOrdinal") // the inverse of code()
    public static TimeFrom of(int code) {
        return values()[code];
    }
}
