package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

/** By {@code parquet-sink.yaml} a group becomes a published file, which further steps may take before its upload. */
class ParquetSinkRouteTest extends RouteFileTest {
    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "line-intake.yaml", "parquet-sink.yaml");
    }

    @Override
    Start start() throws Exception {
        return super.start().with(Option.S3_BUCKET, "ais").with(Option.MAX_ROWS, 2);
    }

    @Test
    void the_route_waits_for_the_disk() {
        assertRoute("parquet-sink", null, "wait-for-disk,keep-group", "write-parquet", "log-published", "queue-upload");
    }

    @Test
    void a_step_before_queue_upload_gets_the_file_and_its_path_and_holds_the_upload_back() throws Exception {
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        List<File> files = new CopyOnWriteArrayList<>();
        List<List<String>> queues = new CopyOnWriteArrayList<>();
        AdviceWith.adviceWith(
                context,
                "parquet-sink",
                advice -> advice.weaveById("log-published").after().process(exchange -> {
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    queues.add(Rows.names(dir.resolve("state/uploads")));
                    files.add(exchange.getMessage().getBody(File.class));
                }));

        template.sendBody("direct:line-intake", journaled("\\c:1767225600*00\\a", "\\c:1767225601*00\\b"));
        Waits.until(() -> Rows.names(dir.resolve("state/uploads")).stream().anyMatch(name -> name.endsWith(".upload")));

        assertThat(files).hasSize(1);
        String name = (String) headers.get(0).get(Exchange.FILE_NAME);
        assertThat(name).matches("source=test/year=2026/month=01/day=01/hour=00/[^/]+\\.parquet");
        assertThat(files.get(0))
                .isEqualTo(dir.toRealPath().resolve("data").resolve(name).toFile());
        assertThat(files.get(0)).hasSize((long) headers.get(0).get("ingestBytes"));
        assertThat(headers.get(0))
                .containsEntry("ingestRows", 2L)
                .containsEntry("ingestCause", "rows")
                .containsEntry("ingestSource", "test")
                .containsEntry("ingestTable", "LINES");
        assertThat(queues.get(0)).hasSize(1).allMatch(entry -> entry.endsWith(".held"));
        assertThat(Rows.under(dir.resolve("data")).count()).isEqualTo(2);
    }
}
