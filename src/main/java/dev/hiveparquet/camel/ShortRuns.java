package dev.hiveparquet.camel;

import dev.hiveparquet.config.Settings;
import java.io.File;
import java.util.List;

/** Which runs are over before anybody could look into them by JMX, whose setting up is a fifth of a start. */
final class ShortRuns {
    /** Some seconds' worth. */
    private static final long BYTES_BELOW = 1L << 30;

    /** To ask for the sizes of more files would take longer than is saved. */
    private static final int MOST_FILES = 1000;

    private ShortRuns() {}

    /** Whether a run only reads a few files, and keeps what it makes of them here. */
    static boolean include(Settings settings) {
        return settings.tcp() == null
                && settings.s3() == null
                && !settings.process().camelCli()
                && isLittle(settings.input().paths());
    }

    /** Whether these files together are soon read. One that is not there counts for nothing. */
    static boolean isLittle(List<String> paths) {
        return paths.size() <= MOST_FILES
                && paths.stream().mapToLong(path -> new File(path).length()).sum() < BYTES_BELOW;
    }
}
