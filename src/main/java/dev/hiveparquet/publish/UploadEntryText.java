package dev.hiveparquet.publish;

import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** An entry of the upload queue as text: lines of {@code key=value}, the last one a checksum of those before it. */
final class UploadEntryText {
    private static final int MAX_BYTES = 64 << 10;
    private static final String CHECKSUM = "crc32c=";

    private UploadEntryText() {}

    static byte[] render(UploadEntry entry) {
        // Entries of lines are as they were before there was another table.
        String table = entry.table() == Table.LINES ? "" : "table=" + entry.table() + "\n";
        String text = "path="
                + URLEncoder.encode(entry.path(), StandardCharsets.UTF_8).replace("+", "%20") + "\nbytes="
                + entry.bytes() + "\nrows=" + entry.rows() + "\n" + table;
        return (text + CHECKSUM + checksum(text) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static UploadEntry read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new DamagedEntryException(file, "it is larger than " + MAX_BYTES + " bytes");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new DamagedEntryException(file, String.valueOf(e.getMessage()));
        }
    }

    private static UploadEntry parse(String text) {
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0 || !text.substring(end).equals(CHECKSUM + checksum(text.substring(0, end)) + "\n")) {
            throw new IllegalArgumentException("its checksum is missing or wrong");
        }
        Map<String, String> values = new HashMap<>();
        for (String line : text.substring(0, end).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        String path = URLDecoder.decode(value(values.get("path")), StandardCharsets.UTF_8);
        return new UploadEntry(
                path,
                Long.parseLong(value(values.get("bytes"))),
                Long.parseLong(value(values.get("rows"))),
                Table.valueOf(values.getOrDefault("table", Table.LINES.name())));
    }

    private static String value(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("path, bytes or rows is missing");
        }
        return value;
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x", crc.getValue());
    }
}
