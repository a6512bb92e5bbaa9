package dev.hiveparquet.intake;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.journal.BegunFile;
import dev.hiveparquet.journal.FileContent;
import dev.hiveparquet.journal.Ledger;
import dev.hiveparquet.journal.OriginState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Where a file is to be begun that is this now, and holds these bytes. */
    FileStart start(Path file, FileIdentity now, FileBytes bytes) throws IOException {
        return starts.start(file, now, bytes);
    }

    /** Records files that are about to be read, and gives where each goes on. The next durable record makes these durable too. */
    List<InputFile> begin(List<FoundFile> files, long nowMicros, int maxLineBytes) throws IOException {
        List<BegunFile> begun = new ArrayList<>(files.size());
        for (FoundFile file : files) {
            FileStart start = file.start();
            FileIdentity identity = start.identity();
            begun.add(new BegunFile(
                    start.origin(),
                    nowMicros,
                    maxLineBytes,
                    start.from(),
                    new FileContent(start.origin().id(), identity.key(), identity.bytes(), identity.samples(), "")));
        }
        List<OriginState> states = ledger.begin(begun);
        List<InputFile> inputs = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            inputs.add(new InputFile(files.get(i), states.get(i)));
        }
        return inputs;
    }

    /** The first bytes of files are read, and no more were there. */
    void ended(List<FileContent> contents) throws IOException {
        ledger.contents(contents);
    }
}
