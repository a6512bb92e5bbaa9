package dev.hiveparquet.camel;

/** Camel did not start: a route file or a Camel property is wrong. The message says which. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
