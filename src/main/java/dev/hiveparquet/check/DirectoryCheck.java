package dev.hiveparquet.check;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.publish.StateLock;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether a directory of the program can be used: rights, lock, file system, room. */
final class DirectoryCheck implements Check {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs", "ramdisk");
    private static final Set<String> OVER_NETWORK = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "9p");

    private final Option option;
    private final Path directory;
    private final Path lock;
    private final long minFreeBytes;

    /**
     * Of one directory.
     *
     * @param lock the file whose lock says that a process uses it
     * @param minFreeBytes below which reading pauses
     */
    DirectoryCheck(Option option, Path directory, Path lock, long minFreeBytes) {
        this.option = option;
        this.directory = directory.toAbsolutePath().normalize();
        this.lock = lock;
        this.minFreeBytes = minFreeBytes;
    }

    @Override
    public List<Finding> look() {
        Path existing = directory;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent());
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing) || !Files.isExecutable(existing)) {
            String user = System.getProperty("user.name");
            return List.of(finding(
                    Verdict.FAILS, existing + " cannot be written by user " + user + "; give the user the right to"));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            FileStore store = Files.getFileStore(existing);
            findings.add(room(existing, store.getUsableSpace()));
            fileSystem(store.type()).ifPresent(findings::add);
            StateLock.holderOf(lock).ifPresent(holder -> findings.add(inUse(holder)));
        } catch (IOException e) {
            findings.add(finding(Verdict.FAILS, existing + " cannot be looked at: " + e.getMessage()));
        }
        return findings;
    }

    private Finding room(Path existing, long freeBytes) {
        String there = existing.equals(directory)
                ? directory + " can be written"
                : directory + " is not there yet, and can be made";
        String free = there + ", " + Amounts.bytes(freeBytes) + " free";
        String mark = Option.MIN_FREE_BYTES.flag() + " " + Amounts.bytes(minFreeBytes);
        if (freeBytes < minFreeBytes) {
            return finding(Verdict.FAILS, free + ", less than " + mark + ": reading would wait; make room");
        }
        return freeBytes < 2 * minFreeBytes
                ? finding(Verdict.WARNING, free + ": soon less than " + mark + ", and reading would wait; make room")
                : finding(Verdict.OK, free);
    }

    private Optional<Finding> fileSystem(String type) {
        if (IN_MEMORY.contains(type)) {
            return Optional.of(finding(
                    Verdict.WARNING, "lies in memory (" + type + "): a restart of the machine loses it; name a disk"));
        }
        if (OVER_NETWORK.contains(type)) {
            return Optional.of(finding(
                    Verdict.WARNING,
                    "lies on the network (" + type + "), where locks and fsync may not hold; name a local disk"));
        }
        return Optional.empty();
    }

    private Finding inUse(String holder) {
        return finding(
                Verdict.WARNING,
                "in use by " + holder + ": a second run is refused; stop that one first, or name another directory");
    }

    private Finding finding(Verdict verdict, String text) {
        return new Finding(option.label(), verdict, text);
    }
}
