package dev.hiveparquet.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Requests and answers as bytes on the control socket. */
final class Wire {
    private static final int LONGEST_REQUEST = 4096;
    private static final int LONGEST_ANSWER = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Wire() {}

    static void writeRequest(SocketChannel channel, boolean json, List<String> words) throws IOException {
        for (String word : words) {
            if (word.chars().anyMatch(Character::isISOControl)) {
                throw new IOException("a word holds a control character");
            }
        }
        write(channel, (json ? "json" : "text") + "\t" + String.join("\t", words) + "\n");
    }

    /** The words of a request; whoever sends none within five seconds, or too many bytes, is hung up on. */
    static List<String> readRequest(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_REQUEST);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (bytes.position() == 0 || bytes.get(bytes.position() - 1) != '\n') {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0 || !bytes.hasRemaining()) {
                    throw new SocketTimeoutException("no request within " + PATIENCE.toSeconds() + " s, or too long");
                }
                selector.select(millis);
                selector.selectedKeys().clear();
                if (channel.read(bytes) < 0) {
                    throw new EOFException("no request");
                }
            }
        }
        channel.configureBlocking(true);
        String line = new String(bytes.array(), 0, bytes.position() - 1, StandardCharsets.UTF_8);
        return List.of(line.split("\t", -1));
    }

    static void writeAnswer(SocketChannel channel, Answer answer, boolean json) throws IOException {
        write(channel, answer.exitCode() + "\n" + answer.body(json));
    }

    /** All that the other side says until it hangs up. */
    static String readAnswer(SocketChannel channel) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer bytes = ByteBuffer.allocate(64 << 10);
        while (channel.read(bytes) >= 0 && answer.size() < LONGEST_ANSWER) {
            answer.write(bytes.array(), 0, bytes.position());
            bytes.clear();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
