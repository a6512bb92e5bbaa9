package dev.hiveparquet.cli;

import dev.hiveparquet.config.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a running program says of itself in {@code health} in its state directory: lines of {@code key=value}.
 *
 * @param up whether all is well
 * @param atMillis when it was written, in milliseconds since 1970-01-01T00:00:00Z
 * @param pid the process that wrote it
 * @param detail one line for people
 */
public record HealthFile(boolean up, long atMillis, long pid, String detail) {
    /** The file's name. */
    public static final String NAME = "health";

    private static final int MAX_BYTES = 64 * 1024;

    /** The file's text, which {@link #parse} reads. */
    public String render() {
        return "status=" + (up ? "UP" : "DOWN") + "\nat=" + atMillis + "\npid=" + pid + "\ndetail="
                + detail.replaceAll("\\R", " ") + "\n";
    }

    /**
     * The file of a state directory.
     *
     * @throws IOException if it is not there, cannot be read, or is no health file
     */
    public static HealthFile read(Path stateDir) throws IOException {
        try (InputStream file = Files.newInputStream(stateDir.resolve(NAME))) {
            return parse(new String(file.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        }
    }

    static HealthFile parse(String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        String status = fields.getOrDefault("status", "missing");
        if (!status.equals("UP") && !status.equals("DOWN")) {
            throw new IOException("status is " + Excerpt.of(status));
        }
        long at = number("at", fields.get("at"));
        long pid = number("pid", fields.get("pid"));
        return new HealthFile(status.equals("UP"), at, pid, fields.getOrDefault("detail", ""));
    }

    private static long number(String key, @Nullable String value) throws IOException {
        try {
            return Long.parseLong(value == null ? "" : value);
        } catch (NumberFormatException e) {
            throw new IOException(key + " is " + (value == null ? "missing" : Excerpt.of(value)), e);
        }
    }
}
