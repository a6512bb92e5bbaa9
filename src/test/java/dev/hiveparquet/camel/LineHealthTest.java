package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.cli.Summary;
import dev.hiveparquet.group.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program notices by itself when a line is lost or counted twice, while it runs and at its end. */
class LineHealthTest extends RouteFileTest {
    private LineHealth health;
    private List<Group> complete;

    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "line-intake.yaml");
    }

    @BeforeEach
    void takeOneBlock() throws Exception {
        health = context.getRegistry().lookupByNameAndType("lineHealth", LineHealth.class);
        health.setCamelContext(context);
        complete = listenAt("direct:parquet-sink", Group.class);
        template.sendBody("direct:line-intake", journaled("1", "2", "", "x".repeat(100_000)));
    }

    @Test
    void lines_in_open_groups_are_accounted_for() {
        assertThat(complete).isEmpty();
        HealthCheck.Result result = health.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsAllEntriesOf(Map.of("read", 4L, "written", 0L, "quarantined", 0L, "dropped", 1L, "open", 3L));
    }

    @Test
    void a_line_that_is_lost_makes_the_program_unready_until_the_books_balance_again() {
        plant.meters().read(1, 0, 10);

        HealthCheck.Result result = health.call();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValue("the lines do not add up: read 5 = written 0 + quarantined 0 + dropped 1 + open 3"
                        + " + unaccounted for 1");
        plant.meters().quarantined(1);
        assertThat(health.call().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void a_line_that_is_counted_twice_makes_the_program_unready() {
        plant.meters().quarantined(1);

        assertThat(health.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health.call().getMessage().orElseThrow()).endsWith("+ unaccounted for -1");
    }

    @Test
    void at_the_end_open_lines_are_for_the_next_start_and_what_does_not_add_up_is_said() throws Exception {
        assertThat(notDone()).containsExactly("3 lines read and not published; the next start goes on there");

        plant.meters().read(2, 0, 10);

        assertThat(notDone())
                .contains("the lines do not add up: read 6 = written 0 + quarantined 0 + dropped 1 + open 3"
                        + " + unaccounted for 2");
    }

    private List<String> notDone() throws Exception {
        Summary summary =
                new Closing(plant, start().configuration().settings(), 0).summary(Duration.ofSeconds(1), true);
        assertThat(summary.exitCode()).isEqualTo(1);
        return summary.notDone();
    }
}
