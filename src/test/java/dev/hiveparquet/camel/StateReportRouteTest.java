package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By {@code state-report.yaml} the health file says that the program is well. */
class StateReportRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("state-report.yaml");
    }

    @Test
    void the_health_file_is_written() throws Exception {
        assertRoute("state-report", null, null, "report-state");
        Waits.until(() -> Files.exists(dir.resolve("state/health")));

        assertThat(dir.resolve("state/health")).content().contains("up");
    }
}
