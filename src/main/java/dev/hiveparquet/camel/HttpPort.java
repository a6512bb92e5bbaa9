package dev.hiveparquet.camel;

import dev.hiveparquet.config.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks whether the port for health and metrics can be had, so that a start that cannot have it says so in words. */
final class HttpPort {
    private HttpPort() {}

    /** Whether only this machine reaches the port. */
    static boolean isLoopback(HttpSettings http) {
        try {
            return InetAddress.getByName(http.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** On any port, so that what is wrong is not the port. */
    private static void requireOurs(InetAddress address, HttpSettings http) throws StartException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            throw new StartException(
                    "--http-host: " + http.host() + " is no address of this machine (" + e.getMessage()
                            + "); name one, or 127.0.0.1",
                    e);
        }
    }

    /**
     * Tries the port.
     *
     * @throws StartException naming the port and the option if it is taken or not allowed
     */
    static void requireFree(HttpSettings http) throws StartException {
        if (!http.enabled()) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            InetAddress address = InetAddress.getByName(http.host());
            requireOurs(address, http);
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, http.port()));
        } catch (UnknownHostException e) {
            throw new StartException(
                    "--http-host: \"" + http.host() + "\" is not known here; name an address of this machine", e);
        } catch (IOException e) {
            throw new StartException(
                    "--http-port: " + http.host() + ":" + http.port() + " cannot be used (" + e.getMessage()
                            + "); name a free port, or 0 for none",
                    e);
        }
    }
}
