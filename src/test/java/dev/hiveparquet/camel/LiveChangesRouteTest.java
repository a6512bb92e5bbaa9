package dev.hiveparquet.camel;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The route file that has edits followed. */
class LiveChangesRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("live-changes.yaml");
    }

    @Test
    void nodes_have_the_names_that_jmx_shows() {
        assertRoute("live-changes", null, null, "follow-edits");
    }
}
