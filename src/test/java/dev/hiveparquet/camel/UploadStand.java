package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.demo.EmbeddedS3;
import dev.hiveparquet.upload.Fault;
import dev.hiveparquet.upload.FaultyStore;
import dev.hiveparquet.upload.StoreRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The program before a faulty proxy before an S3 server with one bucket, {@code ais}. */
final class UploadStand implements AutoCloseable {
    static final String BUCKET = "ais";

    private final Path dir;
    private final List<String> lines;
    private final Path input;
    private final EmbeddedS3 s3;
    private final FaultyStore store;

    UploadStand(Path dir, List<String> lines, Function<StoreRequest, Fault> script) throws Exception {
        this.dir = dir;
        this.lines = lines;
        input = Files.writeString(dir.resolve("in.log"), String.join("\n", lines));
        s3 = new EmbeddedS3(Files.createDirectories(dir.resolve("s3")), BUCKET);
        store = new FaultyStore(s3.endpoint(), script);
    }

    /** A script that spoils the first so many requests of a method for each object, and hands on all others. */
    static Function<StoreRequest, Fault> first(int times, String method, Fault fault) {
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        return request -> {
            if (!request.method().equals(method)) {
                return Fault.NONE;
            }
            int before = seen.computeIfAbsent(request.target(), any -> new AtomicInteger())
                    .getAndIncrement();
            return before < times ? fault : Fault.NONE;
        };
    }

    /** A run over the lines. */
    Start start() {
        return new Start(dir)
                .with(Option.INPUT, input)
                .with(Option.S3_BUCKET, BUCKET)
                .with(Option.S3_ENDPOINT, store.endpoint())
                .with(Option.S3_ACCESS_KEY, s3.accessKey())
                .with(Option.S3_SECRET_KEY, s3.secretKey());
    }

    EmbeddedS3 s3() {
        return s3;
    }

    FaultyStore store() {
        return store;
    }

    Rows bucket() {
        return Rows.under(s3.objects());
    }

    Rows data() {
        return Rows.under(dir.resolve("data"));
    }

    List<String> queue() throws IOException {
        Path uploads = dir.resolve("state/uploads");
        return Files.exists(uploads) ? Rows.names(uploads) : List.of();
    }

    /** Each line is in the bucket once, and nothing of it is here any more. */
    void assertAllUploaded() throws Exception {
        assertThat(bucket().payloads()).isEqualTo(lines);
        assertThat(data().files()).isEmpty();
        assertThat(queue()).isEmpty();
    }

    /** Everything is here still. */
    void assertAllHere() throws Exception {
        assertThat(data().payloads()).isEqualTo(lines);
    }

    @Override
    public void close() throws IOException {
        try (s3) {
            store.close();
        }
    }
}
