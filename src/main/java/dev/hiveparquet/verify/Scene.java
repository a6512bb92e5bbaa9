package dev.hiveparquet.verify;

import dev.hiveparquet.config.StorageSettings;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all parts of one verification share.
 *
 * @param running whether another process works on the directories now, so that files are in motion
 */
record Scene(
        StorageSettings settings,
        VerifyOptions options,
        boolean running,
        Recorded recorded,
        UploadEntries uploads,
        Findings findings,
        SetAside setAside,
        Forgotten forgotten,
        Tally tally) {

    Path stateDir() {
        return settings.output().stateDir();
    }

    /** The root of a table's tree. */
    Path root(Table table) {
        return switch (table) {
            case LINES -> settings.output().outDir();
            case QUARANTINE -> stateDir().resolve("quarantine");
            case SESSIONS -> stateDir().resolve("sessions");
        };
    }

    /** Moves a file of a tree out of it, and its upload entry with it. */
    String setAside(Place place) throws IOException {
        String kind = kind(place.table());
        Path entry = uploads.entry(place.table(), place.path());
        if (entry != null) {
            String unused = setAsideEntry(entry);
            uploads.readAgain();
        }
        recorded.found(place.table(), place.path());
        return setAside.move(place.file(), kind, place.path(), place.root());
    }

    /** Moves an entry out of the upload queue. */
    String setAsideEntry(Path entry) throws IOException {
        return setAside.move(entry, "uploads", entry.getFileName().toString(), uploads.directory());
    }

    /** Whether a file was set aside by an earlier repair. */
    boolean isSetAside(Table table, String path) {
        return setAside.holds(kind(table), path);
    }

    private static String kind(Table table) {
        return switch (table) {
            case LINES -> "files";
            case QUARANTINE -> "quarantine";
            case SESSIONS -> "sessions";
        };
    }
}
