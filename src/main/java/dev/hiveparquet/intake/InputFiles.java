package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.intake.InputFile.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The input files of a run: which are still to be read, which could not be, and the blocks of the one that is being read.
 *
 * <p>Whether a file is done is the ledger's to say. A file that an earlier run has published is passed over, one that it
 * left half-way goes on where its commits end. Thread-safe; each file is read by one thread.
 */
public final class InputFiles {
    private static final Logger LOG = LoggerFactory.getLogger(InputFiles.class);

    private final Map<Path, InputFile> files = new LinkedHashMap<>();
    private final Map<String, Path> pathOfKey = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final InputReader reader;
    private final CompletableFuture<Void> allRead = new CompletableFuture<>();
    private volatile boolean stopped;
    private int waiting;

    /**
     * The files of a list of paths; those that cannot be read are among the {@link #failures} at once.
     *
     * @param known what the ledger knows of them
     * @param clockMicros the time in microseconds since 1970-01-01T00:00:00Z
     */
    public InputFiles(
            List<String> paths, OpenOrigins origins, KnownFiles known, BlockSizes sizes, LongSupplier clockMicros) {
        reader = new InputReader(origins, known, sizes, clockMicros);
        for (String path : paths) {
            add(path);
        }
        waiting = files.size();
        completeWhenRead();
    }

    private void add(String path) {
        try {
            Path real = InputPaths.readable(path);
            files.putIfAbsent(real, new InputFile(real));
        } catch (IOException e) {
            fail(path, e.getMessage());
        }
    }

    /** The directories that hold the files. */
    public Collection<Path> directories() {
        return new TreeSet<>(
                files.keySet().stream().map(InputPaths::directoryOf).toList());
    }

    /** Whether this is one of the files, and still to be read. */
    public synchronized boolean isWaiting(Path path) {
        InputFile file = files.get(path);
        return file != null && file.state() == State.WAITING && !stopped;
    }

    /**
     * The blocks of a file from where it is to go on; none where it is published already.
     *
     * @throws IOException if it cannot be read
     */
    public Iterator<Block> blocks(Path path) throws IOException {
        InputFile file = file(path);
        FileStart start = reader.start(path);
        if (isKnownByAnotherPath(start.identity().key(), path)) {
            file.isPassedOver();
            return Collections.emptyIterator();
        }
        if (start.published()) {
            LOG.info("{} is published already", path);
            file.isPassedOver();
            return Collections.emptyIterator();
        }
        return reader.open(file, start, () -> stopped);
    }

    /** Two links to one file that no symbolic link tells apart; the first that is met stands for both. */
    private synchronized boolean isKnownByAnotherPath(String key, Path path) {
        Path known = pathOfKey.putIfAbsent(key, path);
        if (known == null || known.equals(path)) {
            return false;
        }
        LOG.info("{} is the same file as {}", path, known);
        return true;
    }

    /**
     * The blocks of a file are parsed, all of them unless the program stops.
     *
     * @throws IOException if the file is not the one any more that was begun: its last byte is then not known to be read
     */
    public void read(Path path) throws IOException {
        InputFile file = file(path);
        reader.end(file);
        file.letGo();
        became(file, file.isReadToEnd() ? State.READ : State.LEFT);
    }

    /** A file could not be read, or not to its end. */
    public void failed(Path path, String reason) {
        InputFile file = file(path);
        file.letGo();
        fail(path.toString(), reason);
        became(file, State.FAILED);
    }

    /** A directory was looked through, and none of the files that are still to be read was found in it. */
    public void notFoundIn(Path directory) {
        List<Path> missing;
        synchronized (this) {
            missing = files.keySet().stream()
                    .filter(path -> InputPaths.directoryOf(path).equals(directory) && isWaiting(path))
                    .toList();
        }
        missing.forEach(path -> failed(path, "is not to be found in its directory any more"));
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
        return files.values().stream().anyMatch(file -> file.state() != State.READ);
    }

    /** Complete when no file is left to read. */
    public CompletableFuture<Void> allRead() {
        return allRead;
    }

    /** Bytes of all files together that this run has to read. */
    public synchronized long bytesToRead() {
        return files.values().stream().mapToLong(InputFile::bytesToRead).sum();
    }

    /** Ends the file that is being read between two blocks and begins no other. */
    public void stop() {
        stopped = true;
    }

    private synchronized void became(InputFile file, State state) {
        waiting -= file.state() == State.WAITING ? 1 : 0;
        file.become(state);
        completeWhenRead();
    }

    private synchronized void completeWhenRead() {
        if (waiting == 0) {
            allRead.complete(null);
        }
    }

    private InputFile file(Path path) {
        InputFile file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException(path + " is no input");
        }
        return file;
    }
}
