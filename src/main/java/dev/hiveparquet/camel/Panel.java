package dev.hiveparquet.camel;

import dev.hiveparquet.config.Settings;
import dev.hiveparquet.control.ControlSocket;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run shows of itself and can be told while it runs: the control socket, and the status page where HTTP is on. */
final class Panel implements AutoCloseable {
    private final Status status;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final @Nullable ControlSocket socket;

    /**
     * The panel of a run whose routes have started.
     *
     * @param stop asks the run to end in good order
     */
    Panel(Supplier<Settings> settings, Plant plant, CamelRuntime camel, Runnable stop) {
        RouteTable routes = new RouteTable(camel.context());
        status = new Status(settings, plant, routes, Clock.systemUTC());
        StatusText text = new StatusText(settings, plant, status);
        socket = ControlSocket.open(
                settings.get().output().stateDir(), new RunControls(plant, routes, status, text, stop, ended));
        if (settings.get().http().enabled()) {
            new StatusPage(settings.get().http(), status::now).serve(camel.context());
        }
    }

    /** The run has begun to end. */
    void draining() {
        status.draining();
    }

    /** The run has ended: whoever asked for it hears the summary. */
    void ended(String summary) {
        ended.complete(summary);
    }

    @Override
    public void close() throws IOException {
        ended.complete("the run failed; its log says why\n");
        if (socket != null) {
            socket.close();
        }
    }
}
