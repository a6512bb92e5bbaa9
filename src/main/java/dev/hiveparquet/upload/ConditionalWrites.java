package dev.hiveparquet.upload;

import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether the store knows "only if there is none" ({@code If-None-Match: *}). It is asked that way until it says that it does
 * not know it; then it is asked without, for as long as the process runs. Thread-safe.
 */
final class ConditionalWrites {
    private static final Logger LOG = LoggerFactory.getLogger(ConditionalWrites.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    /** With status 400 these, too, may mean the condition; others, such as a wrong checksum, do not. */
    private static final Set<String> CODES =
            Set.of("NotImplemented", "InvalidArgument", "InvalidRequest", "NotSupported", "UnsupportedOperation");

    private volatile boolean unsupported;

    /** A write that can be done with the condition and without. */
    interface Write<R> {
        R send(boolean conditional);
    }

    /** Sends a write with the condition if the store may know it. */
    <R> R send(Write<R> write) {
        if (unsupported) {
            return write.send(false);
        }
        try {
            return write.send(true);
        } catch (S3Exception e) {
            if (!maybeUnsupported(e)) {
                throw e;
            }
            R sent = write.send(false);
            // The condition was the only difference.
            if (!unsupported) {
                unsupported = true;
                LOG.warn("The store does not know conditional writes ({}); uploads go on without", e.statusCode());
            }
            return sent;
        }
    }

    private static boolean maybeUnsupported(S3Exception answer) {
        return answer.statusCode() == NOT_IMPLEMENTED
                || (answer.statusCode() == BAD_REQUEST && CODES.contains(code(answer)));
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "");
    }
}
