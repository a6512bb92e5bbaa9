package dev.hiveparquet.camel;

import dev.hiveparquet.check.Check;
import dev.hiveparquet.check.Finding;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.HttpSettings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.publish.StateLock;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** What the command {@code check} looks at and needs Camel for, and the HTTP port. */
public final class CamelChecks {
    private CamelChecks() {}

    /** The checks for a configuration. */
    public static List<Check> of(Configuration configuration) {
        Settings settings = configuration.settings();
        return List.of(() -> List.of(port(settings)), new RoutesCheck(configuration));
    }

    private static Finding port(Settings settings) {
        HttpSettings http = settings.http();
        if (!http.enabled()) {
            return Finding.ok("http", "health and metrics are off");
        }
        try {
            HttpPort.requireFree(http);
            return HttpPort.isLoopback(http)
                    ? Finding.ok("http", http.host() + ":" + http.port() + " is free")
                    : Finding.warning(
                            "http",
                            http.host() + ":" + http.port()
                                    + " is free; it asks for no password, and shows the program's state to the network");
        } catch (StartException e) {
            String message = Objects.requireNonNull(e.getMessage());
            return isRunning(settings)
                    ? Finding.warning("http", "in use, by the running program presumably: " + message)
                    : Finding.fails("http", message);
        }
    }

    private static boolean isRunning(Settings settings) {
        try {
            return StateLock.holderOf(settings.output().stateDir().resolve("lock"))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
