package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.config.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** By {@code quarantine-replay.yaml} what is asked for of the quarantine goes in, line by line. */
class QuarantineReplayRouteTest extends RouteFileTest {
    private static final String LONG = "x".repeat(1_500);
    private static final String LONGER = "y".repeat(3_000);

    private final List<Block> replayed = new CopyOnWriteArrayList<>();

    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "quarantine-replay.yaml");
    }

    @Override
    Start start() throws Exception {
        return super.start().with(Option.REPLAY, "overlong").with(Option.MAX_LINE_BYTES, "2KiB");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Path input = Files.writeString(dir.resolve("in.log"), "1\n" + LONG + "\n" + LONGER + "\n");
        assertThat(new Start(dir)
                        .with(Option.INPUT, input)
                        .with(Option.MAX_LINE_BYTES, "1KiB")
                        .runToEnd())
                .isZero();
        return super.createCamelContext();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:line-intake").process(exchange -> {
                    Block block = exchange.getMessage().getBody(Block.class);
                    plant.parser().parse(block);
                    plant.parser().finished(block);
                    replayed.add(block);
                });
            }
        };
    }

    @Test
    void the_route_is_a_feed_that_ends_with_a_stop() {
        assertRoute(
                "quarantine-replay",
                "feed",
                "wait-for-disk,skip-input,wait-for-route",
                "split-quarantine",
                "intake-quarantined-line",
                "end-quarantine-replay");
    }

    @Test
    void lines_come_one_by_one_as_what_they_are_now() throws Exception {
        plant.quarantine().done().get(30, TimeUnit.SECONDS);

        assertThat(plant.inputs().failures()).isEmpty();
        assertThat(replayed).extracting(Block::kind).containsExactly(Block.Kind.LINES, Block.Kind.OVERLONG);
        assertThat(replayed).extracting(RouteFileTest::text).containsExactly(LONG, LONGER);
        assertThat(replayed).extracting(Block::span).containsExactly(1_501L, 3_001L);
        assertThat(replayed).extracting(block -> block.firstRead().offset()).containsExactly(2L, 1_503L);
    }
}
