package dev.hiveparquet.session;

/** Why a row of the sessions table ends: the values of its column {@code ended_by}, in the order of their codes. */
public enum SessionEnd {
    /** It has not: the session goes on in the next row. */
    GOES_ON("goes_on"),
    /** The server closed the connection. */
    PEER("peer"),
    /** The connection broke, by a reset for one. */
    RESET("reset"),
    /** The server sent nothing for {@code tcp-idle-timeout}. */
    IDLE("idle"),
    /** The program was told to stop. */
    STOP("stop"),
    /** This side closed the connection since something failed here. */
    FAILURE("failure"),
    /** The program ended without a word, and its next start found the session open. */
    CRASH("crash");

    private final String label;

    SessionEnd(String label) {
        this.label = label;
    }

    /** The value as it stands in the column. */
    public String label() {
        return label;
    }

    /** The number that stands for it in a file: its place in the order of these values. */
    @SuppressWarnings("EnumOrdinal") // the order is part of the contract of this enum
    public int code() {
        return ordinal();
    }
}
