package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.journal.JournalFeed;
import dev.hiveparquet.partition.PartitionBy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** By {@code journal-replay.yaml} what an earlier run had accepted goes in first thing after a start. */
class JournalReplayRouteTest extends RouteFileTest {
    private final List<String> replayed = new CopyOnWriteArrayList<>();

    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "journal-replay.yaml");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Configuration configuration = start().configuration();
        try (Storage earlier = new Storage(configuration.settings(), Clock.systemUTC());
                JournalFeed feed = earlier.journal().feed("test", PartitionBy.HOUR, TimestampRule.SENTENCE)) {
            feed.append(block("1", "2"), () -> "");
            feed.append(block("3"), () -> "");
        }
        return super.createCamelContext();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:line-intake")
                        .process(exchange ->
                                replayed.add(text(exchange.getMessage().getBody(Block.class))));
            }
        };
    }

    @Test
    void the_route_skips_what_it_cannot_read() {
        assertRoute(
                "journal-replay",
                null,
                "wait-for-disk,skip-input,wait-for-route",
                "split-journal",
                "intake-replayed-block",
                "end-replay");
    }

    @Test
    void the_journal_is_replayed_once_in_order() throws Exception {
        plant.replay().done().get(30, TimeUnit.SECONDS);

        assertThat(plant.inputs().failures()).isEmpty();
        assertThat(String.join("", replayed)).isEqualTo("1\n2\n3\n");
    }
}
