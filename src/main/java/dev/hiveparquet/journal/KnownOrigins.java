package dev.hiveparquet.journal;

import java.util.Optional;

/** What a ledger says of origins, to be read and not changed. */
public interface KnownOrigins {
    /** What is known of an origin that was registered and is not done. */
    Optional<OriginState> origin(String originId);

    /** Whether nothing of the origin is to be read again. */
    boolean isDone(String originId);

    /** What an input file held when it was last looked at, by its device and inode. */
    Optional<FileContent> content(String fileKey);
}
