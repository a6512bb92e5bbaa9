package dev.hiveparquet.camel;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.intake.FeedSessions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By {@code feed-sessions.yaml} the sessions table grows while the program runs. */
class FeedSessionsRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "feed-sessions.yaml");
    }

    @Override
    Start start() throws Exception {
        return super.start().with(Option.SESSIONS_MAX_AGE, "1s");
    }

    @Test
    void the_route_waits_for_the_disk() {
        assertRoute("feed-sessions", null, "wait-for-disk", "publish-sessions");
    }

    @Test
    void what_there_is_of_a_session_is_published() {
        context.getRegistry()
                .lookupByNameAndType("feedSessions", FeedSessions.class)
                .begin("test", "127.0.0.1:1");

        Waits.until(() -> Rows.under(dir.resolve("state/sessions")).count() > 0);
    }
}
