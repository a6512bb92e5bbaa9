package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.journal.Commit;
import dev.hiveparquet.partition.Table;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

/** {@code s3-upload.yaml} puts what is queued, and keeps in the queue what is not confirmed. */
class S3UploadRouteTest extends RouteFileTest {
    private static final String PATH = "source=test/year=2026/x.parquet";

    @Override
    List<String> files() {
        return List.of("error-handling.yaml", "s3-upload.yaml");
    }

    @Override
    Start start() throws Exception {
        // Nobody listens there, so nothing is confirmed.
        return super.start()
                .with(Option.S3_BUCKET, "ais")
                .with(Option.S3_PREFIX, "raw")
                .with(Option.S3_ENDPOINT, "http://127.0.0.1:1")
                .with(Option.S3_ACCESS_KEY, "access")
                .with(Option.S3_SECRET_KEY, "secret");
    }

    @Test
    void the_route_keeps_uploading() {
        assertRoute(
                "s3-upload",
                null,
                "keep-uploading",
                "upload-in-parallel",
                "read-entry",
                "put-object",
                "confirm-upload",
                "finish-upload");
    }

    @Test
    void an_entry_is_put_as_a_file_with_key_checksum_and_type_and_stays_until_it_is_confirmed() throws Exception {
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        List<File> files = new CopyOnWriteArrayList<>();
        AdviceWith.adviceWith(
                context,
                "s3-upload",
                advice -> advice.weaveById("put-object").replace().process(exchange -> {
                    files.add((File) exchange.getMessage().getBody());
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                }));
        Path file = queue("PAR1");
        MeterRegistry meters = (MeterRegistry) context.getRegistry().lookupByName("metricsRegistry");
        Waits.until(() -> meters.get("ingest.upload.failures").counter().count() >= 1);

        assertThat(files.get(0)).isEqualTo(file.toFile());
        assertThat(headers.get(0))
                .containsEntry("CamelAwsS3Key", "raw/" + PATH)
                .containsEntry("CamelAwsS3ContentMD5", "K4Wvar+b6Omou01mHN6UiA==")
                .containsEntry("CamelAwsS3Metadata", Map.of("md5chksum", "K4Wvar+b6Omou01mHN6UiA=="))
                .containsEntry("CamelAwsS3ContentType", "application/vnd.apache.parquet");
        assertThat(storage.filesToUpload()).isEqualTo(1);
        assertThat(file).exists();
    }

    private Path queue(String content) throws Exception {
        Path file = storage.tree().resolve(PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Commit commit = new Commit(PATH, Table.LINES, "x.tmp", "key", 1, content.length(), 1, List.of());
        storage.uploadQueue().add(commit);
        storage.uploadQueue().release(commit);
        return file;
    }
}
