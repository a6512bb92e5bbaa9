package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.FileContent;
import dev.hiveparquet.journal.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** The input files that the ledger knows, and the record of those that are being read. Thread-safe. */
public final class KnownFiles {
    private final Ledger ledger;
    private final FileStarts starts;

    /**
     * The files of a ledger.
     *
     * @param originOf an origin of this id as the configuration has it now
     * @param again whether a published file is to be read once more from its beginning
     */
    public KnownFiles(Ledger ledger, Function<String, Origin> originOf, boolean again) {
        this.ledger = ledger;
        this.starts = new FileStarts(ledger, originOf, again);
    }

    /** Where a file is to be begun. */
    FileStart start(Path file) throws IOException {
        return starts.start(file);
    }

    /** A file is being read. The next durable record makes this one durable too. */
    void begun(FileStart start, Origin origin) throws IOException {
        if (start.from().offset() > 0) {
            ledger.resumable(origin.id(), start.from());
        }
        FileIdentity identity = start.identity();
        ledger.content(new FileContent(origin.id(), identity.key(), identity.bytes(), identity.samples(), ""));
    }

    /**
     * The first bytes of a file are read, and no more were there.
     *
     * @param carry what the parser carried out of them
     */
    void ended(Path file, Origin origin, long bytes, String carry) throws IOException {
        FileIdentity read = FileIdentity.ofFirst(bytes, file);
        ledger.content(new FileContent(origin.id(), read.key(), bytes, read.samples(), carry));
    }
}
