package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import java.util.List;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.Test;

/** A block that comes in by {@code tcp-feed.yaml} is in the journal before it goes on. */
class TcpFeedRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "tcp-feed.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        configuration.replaceRouteFromWith("tcp-feed", "direct:received");
    }

    @Test
    void the_route_is_a_feed_that_waits_for_the_disk() {
        assertRoute("tcp-feed", "feed", "wait-for-disk,wait-for-route", "append-to-journal", "intake-received-block");
    }

    @Test
    void a_block_goes_on_with_its_place_in_the_journal() throws Exception {
        List<Block> blocks = listenAt("direct:line-intake", Block.class);

        template.sendBody("direct:received", block("1", "2"));

        assertThat(blocks).hasSize(1);
        assertThat(text(blocks.get(0))).isEqualTo("1\n2\n");
        assertThat(blocks.get(0).origin().id()).isNotEqualTo("tcp");
        assertThat(storage.diskRoom().journalBytes()).isPositive();
    }
}
