package dev.hiveparquet.camel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which routes Camel has made of which file.
 *
 * @param routes the ids of the routes that run, or would, by the name of their file
 */
record Blueprint(Map<String, Set<String>> routes) {

    static Blueprint of(CamelContext context) {
        Map<String, Set<String>> routes = new TreeMap<>();
        for (Route route : context.getRoutes()) {
            routes.computeIfAbsent(fileName(route.getSourceResource()), any -> new TreeSet<>())
                    .add(route.getRouteId());
        }
        return new Blueprint(routes);
    }

    /** The ids of the routes of a file. */
    Set<String> routesOf(String file) {
        return routes.getOrDefault(file, Set.of());
    }

    /** The ids of all routes. */
    Set<String> allRoutes() {
        Set<String> all = new TreeSet<>();
        routes.values().forEach(all::addAll);
        return all;
    }

    private static String fileName(@Nullable Resource resource) {
        String location = resource == null ? "" : resource.getLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
