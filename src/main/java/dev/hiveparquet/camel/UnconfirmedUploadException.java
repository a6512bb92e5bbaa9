package dev.hiveparquet.camel;

/** An object that was put is not in the bucket as it was put: not at all, of another size, or with other content. */
public final class UnconfirmedUploadException extends Exception {
    private static final long serialVersionUID = 1L;

    UnconfirmedUploadException(String key, long bytes) {
        super("the bucket does not hold object " + key + " with the " + bytes + " bytes that it was given");
    }
}
