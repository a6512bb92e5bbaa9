package dev.hiveparquet.upload;

/** What keeps a file from counting as uploaded though the store has not refused it; the message is a sentence for people. */
public final class UploadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    /**
     * A failure that has been understood.
     *
     * @param sentence in one line, without a full stop and without secrets
     */
    public UploadException(FailureKind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
