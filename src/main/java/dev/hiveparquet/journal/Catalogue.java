package dev.hiveparquet.journal;

import dev.hiveparquet.partition.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The list of published files that the ledger no longer knows, since it forgets them when it is written anew: what {@code
 * verify} holds directories and bucket to, and nothing else reads.
 *
 * <p>Two text files: one that is appended to, and the one before it. Together they list some 400,000 files; what is older is
 * forgotten. A file may be listed twice. Not thread-safe.
 */
final class Catalogue {
    private static final long MAX_BYTES = 32L << 20;
    private static final int FIELDS = 6;

    private final Path file;
    private final Path older;
    private final long maxBytes;

    Catalogue(Path file) {
        this(file, MAX_BYTES);
    }

    Catalogue(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        older = file.resolveSibling(file.getFileName() + ".older");
    }

    /** Adds files, durably. */
    void add(List<Commit> published) throws IOException {
        if (published.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        published.forEach(commit -> lines.append(encode(commit)).append('\n'));
        boolean exists = Files.exists(file);
        if (exists && Files.size(file) > maxBytes) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            exists = false;
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            DurableFiles.writeFully(out, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
            out.force(false);
        }
        if (!exists) {
            DurableFiles.syncDirectory(DurableFiles.directoryOf(file));
        }
    }

    /** Gives all files that are listed, the oldest first, without partition keys and origins; passes over what is damaged. */
    void read(Consumer<Commit> files) throws IOException {
        for (Path each : List.of(older, file)) {
            if (Files.exists(each)) {
                read(each, files);
            }
        }
    }

    private static void read(Path file, Consumer<Commit> files) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields.length == FIELDS && fields[0].equals(crc(line.substring(fields[0].length() + 1)))) {
                    files.accept(decode(fields));
                }
            }
        }
    }

    private static String encode(Commit commit) {
        String rest = String.join(
                "\t",
                LedgerLine.escape(commit.path()),
                commit.table().name(),
                Long.toString(commit.rows()),
                Long.toString(commit.bytes()),
                Long.toString(commit.committedAtMicros()));
        return crc(rest) + "\t" + rest;
    }

    private static Commit decode(String[] fields) {
        return new Commit(
                LedgerLine.unescape(fields[1]),
                Table.valueOf(fields[2]),
                "",
                "",
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                List.of());
    }

    private static String crc(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", crc.getValue());
    }
}
