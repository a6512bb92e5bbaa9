package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Json;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.HttpSettings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status page on the HTTP port, beside what Camel serves there, and the rules for all of it: read only, nothing from
 * elsewhere, no other page may show it or read it.
 *
 * <p>There is no file system behind the port: four paths are answered from memory, everything else is Camel's or not there.
 */
final class StatusPage {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);
    private static final Map<String, List<String>> FILES = Map.of(
            "/", List.of("page.html", "text/html"),
            "/page.css", List.of("page.css", "text/css"),
            "/page.js", List.of("page.js", "text/javascript"));

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private final HttpSettings http;
    private final Supplier<Map<String, Object>> status;

    StatusPage(HttpSettings http, Supplier<Map<String, Object>> status) {
        this.http = http;
        this.status = status;
    }

    /** Puts the page on the port that Camel serves health and metrics on. */
    void serve(CamelContext context) {
        Router router = Objects.requireNonNull(
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(http.port())),
                "Camel serves no HTTP");
        router.route().order(Integer.MIN_VALUE).handler(this::guard);
        router.errorHandler(400, call -> call.response().setStatusCode(400).end());
        router.errorHandler(500, StatusPage::failed);
        FILES.forEach((path, file) -> {
            String text = resource(file.get(0));
            router.route(path).handler(call -> answer(call, file.get(1), text));
        });
        router.route("/status.json")
                .blockingHandler(call -> answer(call, "application/json", Json.of(status.get())), false);
    }

    /** Before anything else that is asked of the port. */
    private void guard(RoutingContext call) {
        HEADERS.forEach(call.response()::putHeader);
        HttpMethod method = call.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            call.response().setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
        } else if (!isAddressedToUs(call.request())) {
            call.response().setStatusCode(421).end();
        } else {
            call.next();
        }
    }

    /** A name that a web page has had resolved to this machine is not ours: else that page could read what is shown here. */
    private boolean isAddressedToUs(HttpServerRequest request) {
        HostAndPort address = request.authority();
        if (!HttpPort.isLoopback(http)) {
            return true;
        }
        if (address == null) {
            // No browser leaves it out.
            return request.getHeader("Host") == null;
        }
        return LOOPBACK_NAMES.contains(address.host()) || address.host().equalsIgnoreCase(http.host());
    }

    private static void failed(RoutingContext call) {
        LOG.warn("A request for {} failed: {}", Excerpt.of(call.request().uri()), String.valueOf(call.failure()));
        call.response().setStatusCode(500).end();
    }

    private static void answer(RoutingContext call, String type, String text) {
        call.response().putHeader("Content-Type", type + "; charset=utf-8").end(text);
    }

    private static String resource(String name) {
        try (InputStream file = StatusPage.class.getResourceAsStream("/page/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
