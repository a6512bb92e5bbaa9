package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.config.Option;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code file-feed.yaml} reads the inputs in order, and skips what cannot be taken in. */
class FileFeedRouteTest extends RouteFileTest {
    private final List<List<String>> exchanges = new CopyOnWriteArrayList<>();

    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "file-feed.yaml");
    }

    @Override
    Start start() throws Exception {
        Files.writeString(dir.resolve("large.log"), "fails\n".repeat(200_000));
        Files.writeString(dir.resolve("one.log"), "1\n2\n");
        Files.writeString(dir.resolve("unwanted.log"), "3\n");
        Files.writeString(dir.resolve("two.log"), "4");
        return new Start(dir)
                .with(Option.INPUT, dir.resolve("large.log"))
                .with(Option.INPUT, dir.resolve("two.log"))
                .with(Option.INPUT, dir.resolve("one.log"));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:line-intake").errorHandler(noErrorHandler()).process(exchange -> {
                    Blocks blocks = exchange.getMessage().getBody(Blocks.class);
                    exchanges.add(
                            blocks.list().stream().map(RouteFileTest::text).toList());
                    if (exchanges.size() == 1) {
                        throw new IllegalStateException("no");
                    }
                });
            }
        };
    }

    @BeforeEach
    void readAll() throws Exception {
        context.getRouteController().startRoute("file-feed");
        plant.inputs().allRead().get(30, TimeUnit.SECONDS);
    }

    @Test
    void the_route_is_a_feed_and_skips_what_it_cannot_read() {
        assertRoute(
                "file-feed",
                "feed",
                "skip-input,wait-for-route",
                "split-inputs",
                "await-space-for-inputs",
                "intake-input-blocks",
                "end-inputs");
    }

    @Test
    void small_inputs_come_together_in_order_and_no_others() {
        assertThat(exchanges).hasSize(2);
        assertThat(exchanges.get(1)).containsExactly("4", "1\n2\n");
    }

    @Test
    void an_input_whose_block_fails_is_reported_and_not_done_and_others_are_read() throws Exception {
        assertThat(exchanges.get(0)).singleElement().asString().startsWith("fails\n");
        assertThat(plant.inputs().failures())
                .containsExactly(dir.toRealPath().resolve("large.log") + ": java.lang.IllegalStateException: no");
        assertThat(plant.inputs().isUnfinished()).isTrue();
    }
}
