package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.config.Option;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code file-feed.yaml} reads the wanted files of a directory, and those only. */
class FileFeedRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "file-feed.yaml");
    }

    @Override
    Start start() throws Exception {
        Files.writeString(dir.resolve("one.log"), "1\n2\n");
        Files.writeString(dir.resolve("unwanted.log"), "3\n");
        return new Start(dir).with(Option.INPUT, dir.resolve("one.log"));
    }

    @Test
    void a_directory_has_a_route_that_is_a_feed_and_skips_what_it_cannot_read() throws Exception {
        listenAt("direct:line-intake", Block.class);
        addRoute();

        assertRoute("in", "feed", "skip-input,wait-for-route", "in-split-file", "in-intake-file-block", "in-end-input");
    }

    @Test
    void the_blocks_of_the_input_come_and_no_others() throws Exception {
        List<Block> blocks = listenAt("direct:line-intake", Block.class);
        addRoute();

        plant.inputs().allRead().get(30, TimeUnit.SECONDS);
        assertThat(blocks).hasSize(1);
        assertThat(text(blocks.get(0))).isEqualTo("1\n2\n");
        assertThat(plant.inputs().failures()).isEmpty();
    }

    @Test
    void an_input_whose_block_fails_is_reported_and_not_done() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:line-intake").errorHandler(noErrorHandler()).process(exchange -> {
                    throw new IllegalStateException("no");
                });
            }
        });
        addRoute();

        plant.inputs().allRead().get(30, TimeUnit.SECONDS);
        assertThat(plant.inputs().failures())
                .containsExactly(dir.toRealPath().resolve("one.log") + ": java.lang.IllegalStateException: no");
        assertThat(plant.inputs().isUnfinished()).isTrue();
    }

    private void addRoute() throws Exception {
        TemplatedRouteBuilder.builder(context, "file-feed")
                .routeId("in")
                .prefixId("in-")
                .parameter("directory", dir.toRealPath().toString())
                .add();
    }
}
