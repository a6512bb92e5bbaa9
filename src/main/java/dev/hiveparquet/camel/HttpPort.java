package dev.hiveparquet.camel;

import dev.hiveparquet.config.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the port for health and metrics can be had, so that a start that cannot have it says so in words. */
final class HttpPort {
    private HttpPort() {}

    /** Throws an exception that names the port and the key if it is taken or not allowed. */
    static void requireFree(HttpSettings http) throws IOException {
        if (!http.enabled()) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
        } catch (IOException e) {
            throw new IOException(
                    "--http-port: " + http.host() + ":" + http.port() + " cannot be used (" + e.getMessage()
                            + "); name a free port, or 0 for none",
                    e);
        }
    }
}
