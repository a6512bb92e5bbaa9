package dev.hiveparquet.camel;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.config.ReplaySettings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.intake.OpenOrigins;
import dev.hiveparquet.intake.QuarantineFiles;
import dev.hiveparquet.intake.QuarantineReplay;
import dev.hiveparquet.parquet.QuarantineFile;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** The parts of the route {@code quarantine-replay}: which files of the quarantine are fed back, and what becomes of them. */
final class QuarantineParts {
    private final Settings settings;
    private final Storage storage;
    private final QuarantineFiles files;

    QuarantineParts(Settings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
        ReplaySettings fedBack = settings.replay();
        this.files = new QuarantineFiles(
                storage.quarantine(),
                QuarantineFile::open,
                fedBack == null ? Set.of() : fedBack.reasons(),
                fedBack == null ? List.of() : fedBack.files());
    }

    /**
     * The replay of these files.
     *
     * @param failed hears of a file that cannot be read, and why
     */
    QuarantineReplay replay(OpenOrigins origins, LongSupplier clockMicros, BiConsumer<String, String> failed) {
        return new QuarantineReplay(files, origins, this::origin, clockMicros, failed);
    }

    private Origin origin(String id, String source) {
        return settings.origin(id, Origin.Kind.QUARANTINE, source);
    }

    /** A file that is done: its lines are rows, or in other files of the quarantine. */
    void forget(Origin origin) throws IOException {
        files.remove(origin);
        storage.ledger().forget(origin.id());
    }
}
