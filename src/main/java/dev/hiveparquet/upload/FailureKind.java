package dev.hiveparquet.upload;

/** Kinds of failure of an upload, told apart because each wants something else done. */
public enum FailureKind {
    NO_BUCKET(Scope.STORE),
    WRONG_KEYS(Scope.STORE),
    NO_CREDENTIALS(Scope.STORE),
    EXPIRED_TOKEN(Scope.STORE),
    WRONG_REGION(Scope.STORE),
    CLOCK_SKEW(Scope.STORE),
    UNKNOWN_HOST(Scope.STORE),
    UNREACHABLE(Scope.STORE),
    CERTIFICATE_EXPIRED(Scope.STORE),
    UNKNOWN_AUTHORITY(Scope.STORE),
    UNTRUSTED(Scope.STORE),
    BROKEN_OFF(Scope.STORE),
    BUSY(Scope.STORE),
    QUOTA(Scope.STORE),
    /** Often of all objects, but a right may end at a prefix. */
    ACCESS_DENIED(Scope.OBJECT),
    LATE(Scope.OBJECT),
    TOO_LARGE(Scope.OBJECT),
    CHECKSUM(Scope.OBJECT),
    RACED(Scope.OBJECT),
    UNCONFIRMED(Scope.OBJECT),
    HIDDEN(Scope.OBJECT),
    OTHER(Scope.OBJECT),
    /** Another object has the key. */
    CONFLICT(Scope.FOR_GOOD),
    /** The entry in the queue, or the local file, is not what it was. */
    DAMAGED(Scope.FOR_GOOD);

    /** What a failure is one of. */
    public enum Scope {
        /** Others would fail for the same reason. */
        STORE,
        /** Others may get through. */
        OBJECT,
        /** Trying again changes nothing unless somebody does something. */
        FOR_GOOD
    }

    private final Scope scope;

    FailureKind(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }
}
