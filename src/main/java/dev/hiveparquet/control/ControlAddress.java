package dev.hiveparquet.control;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * Where a running program listens: the socket {@code control/socket} in its state directory. Only its user can enter the
 * directory {@code control}.
 */
final class ControlAddress {
    private ControlAddress() {}

    static Path directory(Path stateDir) {
        return stateDir.resolve("control");
    }

    static Path file(Path stateDir) {
        return directory(stateDir).resolve("socket");
    }

    /** The address by the shorter of its names, since systems allow some hundred bytes and no more. */
    static UnixDomainSocketAddress of(Path stateDir) {
        Path absolute = file(stateDir).toAbsolutePath().normalize();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        boolean shorter = relative.toString().length() < absolute.toString().length();
        return UnixDomainSocketAddress.of(shorter ? relative : absolute);
    }
}
