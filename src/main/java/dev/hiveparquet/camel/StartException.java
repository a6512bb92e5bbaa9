package dev.hiveparquet.camel;

/** The run did not start: a directory, a port, a route file or a Camel property is wrong. The message says which. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
