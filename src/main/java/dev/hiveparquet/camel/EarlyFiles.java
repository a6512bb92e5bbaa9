package dev.hiveparquet.camel;

import dev.hiveparquet.config.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once, that files come out small for want of memory: a run with many of them takes ten times as long. Thread-safe. */
final class EarlyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyFiles.class);
    private static final int MANY_FILES = 1000;
    private static final int FEW_ROWS = 1000;

    private long files;
    private long rows;
    private boolean told;

    /** So many files, of so many rows together, were completed to make room. */
    synchronized void completed(int moreFiles, long moreRows) {
        files += moreFiles;
        rows += moreRows;
        if (!told && files >= MANY_FILES && rows / files < FEW_ROWS) {
            told = true;
            LOG.warn(
                    "{} files were completed early, with {} rows on average: more partitions have rows at a time than fit into {}; "
                            + "partition more coarsely, or raise it, with a larger heap (JAVA_OPTS=-Xmx...)",
                    files,
                    rows / files,
                    Option.MAX_OPEN_BYTES.key());
        }
    }
}
