package dev.hiveparquet.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Compressed files, told by their first bytes: what they hold is not lines, and must not be taken for such. */
enum Compression {
    GZIP("1f8b"),
    ZSTD("28b52ffd"),
    BZIP2("425a68"),
    XZ("fd377a585a00"),
    LZ4("04224d18"),
    ZIP("504b0304");

    private static final int LONGEST = 6;

    private final String magic;

    /** A compression by the first bytes of its files, in hex. */
    Compression(String magic) {
        this.magic = magic;
    }

    /** How a file is compressed, if it begins like one that is. */
    static Optional<Compression> of(Path file) throws IOException {
        String first;
        try (InputStream in = Files.newInputStream(file)) {
            first = HexFormat.of().formatHex(in.readNBytes(LONGEST));
        }
        return Arrays.stream(values())
                .filter(each -> first.startsWith(each.magic))
                .findFirst();
    }
}
