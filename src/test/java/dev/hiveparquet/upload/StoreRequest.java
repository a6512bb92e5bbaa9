package dev.hiveparquet.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of an HTTP/1.1 message as it came over the wire. */
public record StoreRequest(String head) {
    private static final int MAX_HEAD_BYTES = 64 << 10;

    /** Reads a head, its blank line included. */
    static StoreRequest read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() == MAX_HEAD_BYTES) {
                throw new EOFException("no whole head");
            }
            head.append((char) next);
        }
        return new StoreRequest(head.toString());
    }

    /** PUT, HEAD, POST, GET or DELETE. */
    public String method() {
        return head.substring(0, head.indexOf(' '));
    }

    /** Path and query. */
    public String target() {
        return head.split(" ", 3)[1];
    }

    public boolean isPut() {
        return method().equals("PUT");
    }

    public boolean has(String header) {
        return !header(header).isEmpty();
    }

    String header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElse("");
    }

    long contentLength() {
        String length = header("Content-Length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    boolean expectsContinue() {
        return header("Expect").equalsIgnoreCase("100-continue");
    }

    /** The head to hand on: one request a connection, without waiting for leave. */
    byte[] handedOn() {
        String bare =
                head.replaceFirst("(?i)Expect: *100-continue\r\n", "").replaceFirst("(?i)Connection: [^\r]*\r\n", "");
        return (bare.substring(0, bare.length() - 2) + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
