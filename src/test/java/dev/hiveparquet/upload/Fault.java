package dev.hiveparquet.upload;

/** What the {@link FaultyStore} does with one request instead of handing it on; {@link #NONE} hands it on. */
public record Fault(Kind kind, int status, String code) {
    /** Handed on, and its answer handed back. */
    public static final Fault NONE = new Fault(Kind.PASS, 0, "");
    /** The connection is closed before anything is answered. */
    public static final Fault HANG_UP = new Fault(Kind.HANG_UP, 0, "");
    /** One byte a second is read of it. */
    public static final Fault READ_SLOWLY = new Fault(Kind.READ_SLOWLY, 0, "");
    /** Read, and never answered. */
    public static final Fault NO_REPLY = new Fault(Kind.NO_REPLY, 0, "");
    /** The head of an answer comes, and no more. */
    public static final Fault HEAD_ONLY = new Fault(Kind.HEAD_ONLY, 0, "");
    /** Handed on; its answer is lost. */
    public static final Fault LOSE_REPLY = new Fault(Kind.LOSE_REPLY, 0, "");
    /** Handed on with one byte changed. */
    public static final Fault ALTER_BODY = new Fault(Kind.ALTER_BODY, 0, "");
    /** Handed on; the entity tag of the answer is changed. */
    public static final Fault ALTER_TAG = new Fault(Kind.ALTER_TAG, 0, "");

    /** The ways of going wrong. */
    public enum Kind {
        PASS,
        ANSWER,
        HANG_UP,
        READ_SLOWLY,
        NO_REPLY,
        HEAD_ONLY,
        LOSE_REPLY,
        ALTER_BODY,
        ALTER_TAG
    }

    /** Answered by an error of the store. */
    public static Fault answer(int status, String code) {
        return new Fault(Kind.ANSWER, status, code);
    }
}
