package dev.hiveparquet.intake;

import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.packed.PackedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input files of a run: which are still to be read, which could not be, and their blocks.
 *
 * <p>Whether a file is done is the ledger's to say. A file that an earlier run has published is passed over, one that it
 * left half-way goes on where its commits end. One thread reads: it asks for {@link #blocks}, and after each of them calls {@link
 * #read} or {@link #failed}. Any thread may ask.
 */
public final class InputFiles {
    private static final Logger LOG = LoggerFactory.getLogger(InputFiles.class);

    private final InputBlocks blocks;
    private final List<String> failures = new ArrayList<>();
    private final CompletableFuture<Void> allRead = new CompletableFuture<>();
    private final int files;
    private int unread;
    private long bytesToRead;

    /**
     * The files of a list of paths; those that cannot be read are among the {@link #failures} at once.
     *
     * @param known what the ledger knows of them
     * @param clockMicros the time in microseconds since 1970-01-01T00:00:00Z
     */
    public InputFiles(
            List<String> paths, OpenOrigins origins, KnownFiles known, BlockSizes sizes, LongSupplier clockMicros) {
        blocks = new InputBlocks(new InputReader(origins, known, sizes, clockMicros), new Counts());
        PackedTable added = new PackedTable();
        int found = 0;
        for (String path : paths) {
            found += add(path, added) ? 1 : 0;
        }
        files = found;
        unread = found;
        if (files == 0) {
            allRead.complete(null);
        }
    }

    private boolean add(String path, PackedTable added) {
        try {
            Path real = InputPaths.readable(path);
            if (WaitingFiles.isText(real) && !added.add(real.toString())) {
                return false;
            }
            long bytes = Files.size(real);
            blocks.add(real, bytes);
            bytesToRead += bytes;
            return true;
        } catch (IOException e) {
            fail(path, e.getMessage());
            return false;
        }
    }

    /** How many files there are to look at. */
    public int count() {
        return files;
    }

    /** The blocks of all files that are still to be read, in the order in which they were named. */
    public Iterator<Blocks> blocks() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return blocks.hasNext();
            }

            @Override
            public Blocks next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no input is left to read");
                }
                try {
                    return blocks.next();
                } catch (OutOfMemoryError e) {
                    // Who called may have none either to pass it on.
                    allRead.completeExceptionally(e);
                    throw e;
                }
            }
        };
    }

    /** The blocks that were given last are parsed, and all their rows with their groups. */
    public void read() {
        blocks.parsed();
    }

    /** The blocks that were given last could not all be parsed. */
    public void failed(String reason) {
        blocks.failed(reason);
    }

    /** Something else than a file went wrong on the way in. */
    public synchronized void fail(String what, @Nullable String reason) {
        String failure = what + ": " + (reason == null ? "failed" : reason);
        LOG.error("{}", failure);
        failures.add(failure);
    }

    /** What could not be read, each with its reason. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Whether some files were not read to their end. */
    public synchronized boolean isUnfinished() {
        return unread > 0;
    }

    /** Complete when no file is left to read; exceptionally where there was no memory to read one. */
    public CompletableFuture<Void> allRead() {
        return allRead;
    }

    /** Bytes of all files together that this run has to read. */
    public synchronized long bytesToRead() {
        return bytesToRead;
    }

    /** Ends the file that is being read between two blocks and begins no other. */
    public void stop() {
        blocks.stop();
    }

    private final class Counts implements InputOutcome {
        @Override
        public void passedOver(long bytes) {
            synchronized (InputFiles.this) {
                bytesToRead -= bytes;
                unread--;
            }
        }

        @Override
        public void begun(long offset) {
            synchronized (InputFiles.this) {
                bytesToRead -= offset;
            }
        }

        @Override
        public void read() {
            synchronized (InputFiles.this) {
                unread--;
            }
        }

        @Override
        public void failed(Path path, String reason) {
            fail(path.toString(), reason);
        }

        @Override
        public void allRead() {
            allRead.complete(null);
        }
    }
}
