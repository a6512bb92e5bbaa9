package dev.hiveparquet.upload;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A proxy before an S3 server that does what a script says with each request: hand it on, refuse it, stall, or spoil it. Its
 * threads are daemons, and end with {@link #close}.
 */
public final class FaultyStore implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 64 << 20;

    private final ServerSocket listener;
    private final URI server;
    private final Function<StoreRequest, Fault> script;
    private final List<StoreRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * A proxy on a free port.
     *
     * @param script asked for each request, by several threads
     */
    public FaultyStore(URI server, Function<StoreRequest, Fault> script) throws IOException {
        this.server = server;
        this.script = script;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::acceptAll);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** All requests so far, spoiled or not. */
    public List<StoreRequest> requests() {
        return List.copyOf(requests);
    }

    public long puts() {
        return requests.stream().filter(StoreRequest::isPut).count();
    }

    private void acceptAll() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                sockets.add(client);
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
            return;
        }
    }

    private void serve(Socket client) {
        try (client) {
            StoreRequest request = StoreRequest.read(client.getInputStream());
            requests.add(request);
            Fault fault = script.apply(request);
            answer(client, request, fault);
        } catch (IOException | InterruptedException e) {
            // The client has had enough, as it should.
            return;
        }
    }

    private void answer(Socket client, StoreRequest request, Fault fault) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        switch (fault.kind()) {
            case HANG_UP -> client.setSoLinger(true, 0);
            case READ_SLOWLY -> readSlowly(client, request);
            case ANSWER -> {
                body(client, request);
                out.write(error(request, fault));
            }
            case NO_REPLY -> {
                body(client, request);
                closed.await();
            }
            case HEAD_ONLY -> {
                body(client, request);
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                closed.await();
            }
            default -> handOn(client, request, fault);
        }
    }

    private void readSlowly(Socket client, StoreRequest request) throws IOException, InterruptedException {
        leaveToSend(client, request);
        while (!closed.await(1, TimeUnit.SECONDS) && client.getInputStream().read() >= 0) {
            continue;
        }
    }

    private void handOn(Socket client, StoreRequest request, Fault fault) throws IOException {
        byte[] body = body(client, request);
        if (fault == Fault.ALTER_BODY && body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        try (Socket behind = new Socket(server.getHost(), server.getPort())) {
            sockets.add(behind);
            behind.getOutputStream().write(request.handedOn());
            behind.getOutputStream().write(body);
            behind.getOutputStream().flush();
            byte[] reply = behind.getInputStream().readAllBytes();
            if (fault != Fault.LOSE_REPLY) {
                client.getOutputStream().write(fault == Fault.ALTER_TAG ? withOtherTag(reply) : reply);
                client.getOutputStream().flush();
            }
        }
    }

    private static byte[] withOtherTag(byte[] reply) {
        String text = new String(reply, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("(?i)(ETag: *\"?)[0-9a-f]{4}", "$10000").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(Socket client, StoreRequest request) throws IOException {
        leaveToSend(client, request);
        if (request.contentLength() > MAX_BODY_BYTES) {
            throw new IOException("too large for a test: " + request.contentLength());
        }
        return client.getInputStream().readNBytes((int) request.contentLength());
    }

    private static void leaveToSend(Socket client, StoreRequest request) throws IOException {
        if (request.expectsContinue()) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        }
    }

    private static byte[] error(StoreRequest request, Fault fault) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + fault.code()
                + "</Code><Message>as scripted</Message></Error>";
        boolean bare = request.method().equals("HEAD");
        return ("HTTP/1.1 " + fault.status() + " Scripted\r\nContent-Type: application/xml\r\nContent-Length: "
                        + (bare ? 0 : xml.length()) + "\r\nConnection: close\r\n\r\n" + (bare ? "" : xml))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-store");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
