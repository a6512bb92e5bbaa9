package dev.hiveparquet.camel;

/** Routes could not be changed now, and can be later. The message says which and why. */
final class RouteBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    RouteBusyException(String message) {
        super(message);
    }
}
