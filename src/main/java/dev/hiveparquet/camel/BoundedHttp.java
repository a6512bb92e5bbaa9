package dev.hiveparquet.camel;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Vert.x that Camel's HTTP server is made by, with bounds on what whoever reaches the port can hold of the process: so many
 * connections, and each for so long without a byte. Camel sets neither, and then connections that bring half a request and no
 * more stay until no file can be opened, for the journal either.
 *
 * <p>HTTP/2 is off: nothing that is served here needs it.
 */
final class BoundedHttp extends VertxWrapper {
    static final int MOST_CONNECTIONS = 64;
    static final int IDLE_SECONDS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(BoundedHttp.class);
    private static final int CLOSE_SECONDS = 5;

    private final AtomicInteger connections = new AtomicInteger();

    private BoundedHttp(VertxInternal vertx) {
        super(vertx);
    }

    static BoundedHttp open() {
        return new BoundedHttp((VertxInternal) Vertx.vertx());
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        HttpServerOptions bounded = new HttpServerOptions(options)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHttp2ClearTextEnabled(false);
        return super.createHttpServer(bounded).connectionHandler(this::admit);
    }

    private void admit(HttpConnection connection) {
        connection.closeHandler(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > MOST_CONNECTIONS) {
            LOG.debug("Hung up on a connection to the HTTP port: {} are open", MOST_CONNECTIONS);
            connection.close();
        }
    }

    /** Ends its threads. */
    void end() {
        try {
            close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Vert.x did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
