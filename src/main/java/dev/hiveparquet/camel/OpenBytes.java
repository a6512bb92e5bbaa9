package dev.hiveparquet.camel;

import dev.hiveparquet.config.ByteSize;
import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.config.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory of all open groups together, in bytes: what the configuration says, or as much of it as Java can hold. */
final class OpenBytes {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBytes.class);

    private OpenBytes() {}

    /** Says so where it is less. Outside the heap, Java takes as much as on it, unless it is told otherwise. */
    static long within(Runtime java, GroupSettings sizes) {
        long wanted = sizes.maxOpenBytes();
        long most = sizes.maxOpenBytesWithin(java.maxMemory());
        if (wanted > most) {
            LOG.warn(
                    "Open files hold at most {} together, not {} of {}: Java may use {}, which -Xmx changes",
                    ByteSize.format(most),
                    ByteSize.format(wanted),
                    Option.MAX_OPEN_BYTES.key(),
                    ByteSize.format(java.maxMemory()));
        }
        return most;
    }
}
