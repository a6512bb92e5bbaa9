package dev.hiveparquet.verify;

import java.util.Locale;

/** What {@code verify} can find. Names are stable: scripts and alarms may go by them. */
enum FindingKind {
    UNREADABLE(
            "a file under its final name is no whole Parquet file, or cannot be read",
            "set aside, with its upload entry; nothing where it cannot be read"),
    DAMAGED("a page differs from its checksum, or counts do not add up", "set aside, with its upload entry"),
    FOREIGN("a Parquet file in the tree that this program did not write", "nothing: move it elsewhere yourself"),
    MISPLACED(
            "a file holds rows that do not belong to its directory",
            "moved to where its name says it belongs, if that is free"),
    MISNAMED("a file's name is not the one that its content has", "renamed, if that name is free"),
    DOUBLE(
            "two files of a partition hold the same bytes of an input",
            "the one whose rows are all in the other is set aside"),
    UNLIKE_LEDGER("a file has other rows or bytes than were committed", "nothing: find out who changed it"),
    MISSING(
            "a committed file is neither here, nor in the upload queue, nor in the bucket",
            "with `--forget-missing` noted in `state/forgotten`, so that it is not told again"),
    UNFINISHED("a committed file does not have its name yet", "given its name, as the next start would"),
    STRAY("a temporary file that nothing will use", "set aside"),
    EMPTY_DIRECTORY("a partition's directory holds nothing", "removed"),
    BAD_ENTRY("an upload entry cannot be read", "set aside; its file is queued anew"),
    ENTRY_WITHOUT_FILE("an upload entry whose file is neither here nor in the bucket", "set aside"),
    UNQUEUED("a file is neither in the upload queue nor in the bucket", "queued: the next run uploads it"),
    OBJECT_DIFFERS(
            "an object has another size or checksum than the file here, or another size than was committed",
            "with the file here: the object is kept in the state directory, and the file put in its place"),
    BUCKET_UNSEEN("the bucket could not be looked at", "nothing: the text says what is wrong"),
    LEDGER_DAMAGED("the ledger has lines that cannot be read", "nothing: the next start writes it anew without them");

    private final String meaning;
    private final String repair;

    FindingKind(String meaning, String repair) {
        this.meaning = meaning;
        this.repair = repair;
    }

    /** The name, {@code entry-without-file}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it means, in one sentence without a full stop. */
    String meaning() {
        return meaning;
    }

    /** What {@code --repair} does about it. */
    String repair() {
        return repair;
    }
}
