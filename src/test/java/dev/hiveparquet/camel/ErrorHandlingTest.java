package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.junit.jupiter.api.Test;

/** {@code error-handling.yaml}: a disk that fails is waited for, without end but for a stop; an input is given up. */
class ErrorHandlingTest extends RouteFileTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Override
    List<String> files() {
        return List.of("error-handling.yaml");
    }

    @Test
    void there_is_a_unit_for_each_kind_of_failure() {
        assertThat(context.getRouteConfigurationDefinitions())
                .extracting(RouteConfigurationDefinition::getId)
                .containsExactlyInAnyOrder(
                        "wait-for-disk", "wait-for-route", "keep-group", "keep-uploading", "skip-input");
    }

    @Test
    void a_step_that_the_disk_failed_is_done_again() throws Exception {
        failing(1, "wait-for-disk", new IOException("No space left on device"));

        template.sendBody("direct:disk", "x");

        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_replay_that_the_disk_failed_is_not_given_up() throws Exception {
        failing(1, "wait-for-disk,skip-input", new IOException("Input/output error"));

        template.sendBody("direct:disk", "x");

        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_group_is_kept_whatever_a_step_behind_it_throws() throws Exception {
        failing(1, "wait-for-disk,keep-group", new IllegalStateException("the other destination refuses"));

        template.sendBody("direct:disk", "x");

        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_stop_ends_the_waiting_for_a_disk() throws Exception {
        failing(Integer.MAX_VALUE, "wait-for-disk", new IOException("No space left on device"));
        CompletableFuture<?> sent = template.asyncSendBody("direct:disk", "x");
        Waits.until(() -> attempts.get() > 0);

        long begun = System.nanoTime();
        context.stop();

        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(4);
        assertThat(sent).isCompletedExceptionally();
    }

    private void failing(int times, String configuration, Exception failure) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:disk").routeConfigurationId(configuration).process(exchange -> {
                    if (attempts.getAndIncrement() < times) {
                        throw failure;
                    }
                });
            }
        });
    }
}
