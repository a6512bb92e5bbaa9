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
}
