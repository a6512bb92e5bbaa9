package dev.hiveparquet.rows;

/** Why a line is in quarantine: the values of its column {@code reason}, in the order of their codes. */
public enum RejectReason {
    OVERLONG("overlong"),
    TORN("torn");

    private final String label;

    RejectReason(String label) {
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

    /** The value of this label; an {@link IllegalArgumentException} where there is none. */
    public static RejectReason of(String label) {
        for (RejectReason reason : values()) {
            if (reason.label.equals(label)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no line is rejected as \"" + label + "\"");
    }

    /** The value that a {@link #code} stands for. */
    @SuppressWarnings("EnumOrdinal") // the inverse of code()
    public static RejectReason of(int code) {
        return values()[code];
    }
}
