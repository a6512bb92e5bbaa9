package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.group.CompletionCause;
import dev.hiveparquet.group.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code line-intake.yaml} gathers rows by partition, and completes a group by size or when Camel stops. */
class LineIntakeRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("line-intake.yaml");
    }

    @Override
    Start start() throws Exception {
        return super.start().with(Option.MAX_ROWS, 3).with(Option.MAX_BATCH_BYTES, "1KiB");
    }

    @Test
    void the_route_leaves_errors_to_those_that_call_it() {
        assertRoute(
                "line-intake",
                null,
                null,
                "parse-block",
                "make-room",
                "aggregate-rows",
                "to-parquet-sink",
                "end-block");
    }

    @Test
    void a_group_completes_at_max_rows() throws Exception {
        List<Group> groups = listenAt("direct:parquet-sink", Group.class);

        template.sendBody("direct:line-intake", journaled("1", "2"));
        assertThat(groups).isEmpty();
        assertThat(plant.openGroups().size()).isEqualTo(1);
        template.sendBody("direct:line-intake", journaled("3"));

        Waits.until(() -> groups.size() == 1);
        assertThat(groups.get(0).cause()).isEqualTo(CompletionCause.ROWS);
        assertThat(groups.get(0).file().rows()).isEqualTo(3);
        assertThat(plant.openGroups().size()).isZero();
    }

    @Test
    void a_group_completes_at_max_batch_bytes() throws Exception {
        List<Group> groups = listenAt("direct:parquet-sink", Group.class);

        template.sendBody("direct:line-intake", journaled("x".repeat(1024)));

        Waits.until(() -> groups.size() == 1);
        assertThat(groups.get(0).cause()).isEqualTo(CompletionCause.BYTES);
    }

    @Test
    void each_partition_has_a_group_of_its_own() throws Exception {
        List<Group> groups = listenAt("direct:parquet-sink", Group.class);

        template.sendBody(
                "direct:line-intake",
                journaled(
                        "\\c:1767225600*00\\a",
                        "\\c:1767229200*00\\b",
                        "\\c:1767225601*00\\c",
                        "\\c:1767225602*00\\d"));

        Waits.until(() -> groups.size() == 1);
        assertThat(groups.get(0).partition().path()).isEqualTo("source=test/year=2026/month=01/day=01/hour=00");
        assertThat(groups.get(0).file().rows()).isEqualTo(3);
        assertThat(plant.openGroups().size()).isEqualTo(1);
    }

    @Test
    void open_groups_complete_when_camel_stops() throws Exception {
        List<Group> groups = listenAt("direct:parquet-sink", Group.class);
        template.sendBody("direct:line-intake", journaled("1"));

        context.stop();

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).cause()).isEqualTo(CompletionCause.STOP);
    }
}
