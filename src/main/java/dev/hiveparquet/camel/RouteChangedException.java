package dev.hiveparquet.camel;

/** A block came to a route that is being changed, or has been; who sent it sends it again. */
public final class RouteChangedException extends Exception {
    private static final long serialVersionUID = 1L;

    RouteChangedException(String route) {
        super("route " + route + " is being changed");
    }
}
