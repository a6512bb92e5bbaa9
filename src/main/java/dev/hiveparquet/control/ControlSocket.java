package dev.hiveparquet.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket over which {@code ctl} speaks to this program: one request a connection, a line of words with tabs between, the
 * first of them {@code text} or {@code json}; the answer is the exit code in a line, then the text.
 *
 * <p>A socket in the file system and no port: who may ask is a matter of the directory's rights (mode 0700), so no other user
 * of the machine and no web page reaches it, and it works with HTTP off. Where the system allows none, the program runs
 * without.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final int AT_ONCE = 4;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path file;
    private final ServerSocketChannel server;
    private final Controls controls;
    private final ExecutorService handlers;

    private ControlSocket(Path file, ServerSocketChannel server, Controls controls) {
        this.file = file;
        this.server = server;
        this.controls = controls;
        this.handlers = new ThreadPoolExecutor(
                0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "control"));
    }

    /**
     * Listens.
     *
     * @param stateDir the state directory, which is locked by this process
     * @return null, after a warning, where the system allows no such socket there
     */
    public static @Nullable ControlSocket open(Path stateDir, Controls controls) {
        Path file = ControlAddress.file(stateDir);
        try {
            // First of all: where files are not the system's own there are no such sockets, and their class cannot be
            // loaded.
            UnixDomainSocketAddress address = ControlAddress.of(stateDir);
            makePrivate(ControlAddress.directory(stateDir));
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(address);
            } catch (IOException e) {
                server.close();
                throw e;
            }
            ControlSocket socket = new ControlSocket(file, server, controls);
            daemon(socket::accept, "control-accept").start();
            return socket;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            LOG.warn("ctl will not reach this program: {} cannot be a socket: {}", file, e.toString());
            return null;
        }
    }

    private static void makePrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                try {
                    handlers.execute(() -> serve(client));
                } catch (RejectedExecutionException tooManyAtOnce) {
                    client.close();
                }
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.warn("A request over the control socket failed: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            List<String> words = Wire.readRequest(client);
            List<String> request = words.subList(1, words.size());
            Answer answer = request.isEmpty() ? Answer.usage("nothing is asked for") : handle(request);
            Wire.writeAnswer(client, answer, words.get(0).equals("json"));
        } catch (IOException e) {
            LOG.debug("A request over the control socket was not answered", e);
        }
    }

    private Answer handle(List<String> request) {
        try {
            return controls.handle(request);
        } catch (RuntimeException e) {
            LOG.warn("The request {} failed: {}", request.get(0), e.toString());
            return Answer.failed(String.valueOf(e.getMessage()));
        }
    }

    /** Stops listening; answers that are on their way get two seconds. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(file);
        handlers.shutdown();
        try {
            boolean unused = handlers.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        handlers.shutdownNow();
    }
}
