package dev.hiveparquet.check;

import dev.hiveparquet.config.TcpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/** Whether a TCP feed can be reached and sends: connects, waits for a byte, and hangs up. */
final class FeedCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TcpSettings tcp;

    FeedCheck(TcpSettings tcp) {
        this.tcp = tcp;
    }

    @Override
    public List<Finding> look() {
        InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.port());
        if (address.isUnresolved()) {
            return List.of(Finding.fails(
                    "feed", "the name " + tcp.host() + " cannot be resolved; is --tcp-host right, and DNS up?"));
        }
        String server = tcp.host() + ":" + tcp.port();
        try (Socket socket = new Socket()) {
            socket.connect(address, Math.toIntExact(tcp.connectTimeout().toMillis()));
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            return List.of(afterConnecting(socket, server));
        } catch (IOException e) {
            return List.of(Finding.fails(
                    "feed",
                    "cannot connect to " + server + " (" + e.getMessage() + "); is it up, and --tcp-port right?"));
        }
    }

    private static Finding afterConnecting(Socket socket, String server) throws IOException {
        try {
            return socket.getInputStream().read() < 0
                    ? Finding.fails("feed", server + " takes the connection and ends it; does it want a login first?")
                    : Finding.ok("feed", server + " is reached and sends");
        } catch (SocketTimeoutException e) {
            return Finding.warning(
                    "feed", server + " is reached, but sent nothing for " + PATIENCE.toSeconds() + " s; is it a feed?");
        }
    }
}
