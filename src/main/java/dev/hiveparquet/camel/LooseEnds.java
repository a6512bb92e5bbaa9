package dev.hiveparquet.camel;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.direct.DirectEndpoint;

/**
 * Refuses routes that send to a {@code direct:} endpoint where no route begins. Camel itself would notice no sooner than
 * when the first group is to go there, and keep it from being published.
 */
final class LooseEnds {
    private LooseEnds() {}

    static void refuse(CamelContext context) throws StartException {
        Set<String> begun = context.getRoutes().stream()
                .map(Route::getEndpoint)
                .map(Endpoint::getEndpointUri)
                .collect(Collectors.toSet());
        Set<String> loose = new TreeSet<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof DirectEndpoint && !begun.contains(endpoint.getEndpointUri())) {
                loose.add(endpoint.getEndpointUri().replace("://", ":"));
            }
        }
        if (!loose.isEmpty()) {
            throw new StartException("no route begins at " + String.join(", ", loose) + ", which a route sends to");
        }
    }
}
