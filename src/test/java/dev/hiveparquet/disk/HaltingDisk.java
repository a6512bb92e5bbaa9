package dev.hiveparquet.disk;

import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashMap;
import java.util.Map;

/**
 * The default file system of a process that is to die at a certain change: for {@code
 * -Djava.nio.file.spi.DefaultFileSystemProvider}. Thread-safe.
 *
 * <p>{@code faults.root} is the directory that counts, {@code faults.halt} a step and, behind a {@code #}, how often it must
 * have come; without it every step is written to the file {@code faults.record}.
 */
public final class HaltingDisk extends WatchedDisk {
    /** A halted process's exit code. */
    public static final int HALTED = 77;

    /** Made by the platform at its start. */
    public HaltingDisk(FileSystemProvider real) {
        super(real, new Halt(real));
    }

    private static final class Halt implements DiskWatch {
        private final Path root;
        private final String fatal = System.getProperty("faults.halt", "");
        private final String record = System.getProperty("faults.record", "");
        private final Map<String, Integer> counts = new HashMap<>();

        Halt(FileSystemProvider real) {
            root = real.getFileSystem(java.net.URI.create("file:///")).getPath(System.getProperty("faults.root"));
        }

        @Override
        public synchronized void before(DiskOperation operation) throws IOException {
            Path file = operation.file().toAbsolutePath();
            if (!file.startsWith(root)) {
                return;
            }
            String step = operation.step(root);
            String numbered = step + "#" + counts.merge(step, 1, Integer::sum);
            if (numbered.equals(fatal)) {
                Runtime.getRuntime().halt(HALTED);
            }
            if (!record.isEmpty()) {
                write(numbered);
            }
        }

        private void write(String step) throws IOException {
            try (Writer out = new FileWriter(record, StandardCharsets.UTF_8, true)) {
                out.write(step + "\n");
            }
        }
    }
}
