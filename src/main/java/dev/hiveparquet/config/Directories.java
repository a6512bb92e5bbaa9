package dev.hiveparquet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** How directories lie to one another. */
final class Directories {
    private Directories() {}

    /** Whether one is the other or lies inside it, symbolic links followed as far as the paths exist. */
    static boolean overlap(Path one, Path other) {
        Path realOne = real(one);
        Path realOther = real(other);
        return realOne.startsWith(realOther) || realOther.startsWith(realOne);
    }

    /** Whether the path, or the part of it that exists, leads through something that is no directory. */
    static boolean blocked(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return !Files.isDirectory(existing);
    }

    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing != null) {
            try {
                return existing.toRealPath()
                        .resolve(existing.relativize(absolute))
                        .normalize();
            } catch (IOException missing) {
                existing = existing.getParent();
            }
        }
        return absolute;
    }
}
