package dev.hiveparquet.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A disk of 40 MiB that only processes of the test see, mounted on a directory in a namespace of its own. Closing it ends
 * the process that holds it; what was on it is gone then.
 */
final class SmallDisk implements AutoCloseable {
    private static final String HOLD = "mount -t tmpfs -o size=40m none \"$0\" && echo mounted && exec sleep 1800";

    private final Process holder;
    private final Path directory;

    private SmallDisk(Process holder, Path directory) {
        this.holder = holder;
        this.directory = directory;
    }

    /** Mounts one on an empty directory; nothing where the operating system has no such thing, or does not allow it. */
    static Optional<SmallDisk> on(Path directory) throws IOException {
        Process holder;
        try {
            holder = new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", HOLD, directory.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
        BufferedReader said = holder.inputReader(StandardCharsets.ISO_8859_1);
        if ("mounted".equals(said.readLine())) {
            return Optional.of(new SmallDisk(holder, directory));
        }
        holder.destroyForcibly();
        return Optional.empty();
    }

    /** What a command must begin with to run on the disk, in its directory. */
    List<String> entering() {
        return List.of(
                "nsenter",
                "--preserve-credentials",
                "--user",
                "--mount",
                "--target",
                Long.toString(holder.pid()),
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                directory.toString());
    }

    /** Its files, as a process outside sees them. */
    Path files() {
        return Path.of("/proc/" + holder.pid() + "/root" + directory);
    }

    /** Takes all room that there is, to the last byte. */
    void fill() throws IOException {
        byte[] zeros = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(files().resolve("ballast"))) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    void empty() throws IOException {
        Files.delete(files().resolve("ballast"));
    }

    /** Copies all files to an empty directory that outlives the disk. */
    void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(files())) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(files().relativize(file).toString());
                if (!copy.equals(target)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
