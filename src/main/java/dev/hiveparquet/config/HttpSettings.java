package dev.hiveparquet.config;

/**
 * Where health and metrics are served.
 *
 * @param host address to listen on
 * @param port 0 turns the server off
 */
public record HttpSettings(String host, int port) {
    public HttpSettings {
        Texts.host(host);
        Option.HTTP_PORT.require(port);
    }

    /** Whether health and metrics are served at all. */
    public boolean enabled() {
        return port != 0;
    }
}
