package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.group.CompletionCause;
import dev.hiveparquet.group.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By {@code complete-by-age.yaml} a group completes when it is old, with no new input. */
class CompleteByAgeRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("line-intake.yaml", "complete-by-age.yaml");
    }

    @Override
    Start start() throws Exception {
        return super.start().with(Option.MAX_AGE, "100ms");
    }

    @Test
    void the_route_looks_for_old_groups() {
        assertRoute("complete-by-age", null, null, "complete-old-groups");
    }

    @Test
    void a_group_completes_by_age_with_no_new_input() throws Exception {
        List<Group> groups = listenAt("direct:parquet-sink", Group.class);
        template.sendBody("direct:line-intake", journaled("1"));

        Waits.until(() -> groups.size() == 1);
        assertThat(groups.get(0).cause()).isEqualTo(CompletionCause.AGE);
    }
}
