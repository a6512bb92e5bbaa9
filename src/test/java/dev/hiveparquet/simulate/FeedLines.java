package dev.hiveparquet.simulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whole feeds in memory, for tests. */
final class FeedLines {
    private FeedLines() {}

    static byte[] bytes(FeedOptions options) {
        FeedGenerator generator = new FeedGenerator(options);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buf = new byte[4096];
        for (int length = generator.fill(buf, 1_000); length > 0; length = generator.fill(buf, 1_000)) {
            out.write(buf, 0, length);
        }
        return out.toByteArray();
    }

    /** The lines without their ends, blank ones left out, one character a byte. */
    static List<String> lines(FeedOptions options) {
        String text = new String(bytes(options), StandardCharsets.ISO_8859_1);
        return List.of(text.split("\r\n", -1)).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
