package dev.hiveparquet.upload;

import dev.hiveparquet.upload.Fingerprint.Verdict;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * What a store says of an object.
 *
 * @param bytes its size
 * @param entityTag null where it does not depend on the content alone
 * @param md5 what whoever put it said the MD5 is, in base 64; null if nothing
 */
record StoredObject(
        long bytes, @Nullable String entityTag, @Nullable String md5) {
    /** The metadata that carries the MD5; the name is the one that rclone reads, too. */
    static final String MD5_METADATA = "md5chksum";

    static StoredObject of(HeadObjectResponse head) {
        ServerSideEncryption encryption = head.serverSideEncryption();
        boolean foreignKey = (encryption != null && encryption != ServerSideEncryption.AES256)
                || head.sseCustomerAlgorithm() != null;
        return new StoredObject(
                head.contentLength() == null ? -1 : head.contentLength(),
                foreignKey ? null : head.eTag(),
                head.metadata().get(MD5_METADATA));
    }

    /** Whether this is the object of a file: by size, by the tag where it tells, and else by the MD5 that went with it. */
    Verdict compare(Fingerprint file) {
        if (bytes != file.bytes()) {
            return Verdict.DIFFERENT;
        }
        Verdict byTag = entityTag == null ? Verdict.UNKNOWN : file.compareTag(entityTag);
        if (byTag != Verdict.UNKNOWN || md5 == null) {
            return byTag;
        }
        return md5.equals(file.md5Base64()) ? Verdict.SAME : Verdict.DIFFERENT;
    }
}
