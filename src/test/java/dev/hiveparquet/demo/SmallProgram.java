package dev.hiveparquet.demo;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Takes the feed to its end, puts it into the bucket as one object, waits for SIGTERM and leaves; its first argument says
 * what it does otherwise than it should.
 */
final class SmallProgram {
    private SmallProgram() {}

    public static void main(String[] args) throws Exception {
        String behaviour = args[0];
        if (behaviour.equals("refuse")) {
            System.err.println("refused");
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.err.println("stopped in order");
            Runtime.getRuntime().halt(behaviour.equals("fail") ? 3 : 0);
        }));
        int port = Integer.parseInt(option(args, "--tcp-port"));
        try (Socket socket = new Socket(option(args, "--tcp-host"), port)) {
            String feed = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!behaviour.equals("nothing")) {
                upload(args, lines(feed, behaviour.equals("lose") ? 1 : 0));
            }
        }
        Thread.currentThread().join();
    }

    private static List<String> lines(String feed, int lost) {
        return Arrays.stream(feed.split("\r\n"))
                .filter(line -> !line.isEmpty())
                .skip(lost)
                .collect(Collectors.toList());
    }

    private static void upload(String[] args, List<String> lines) throws Exception {
        Path text = Path.of("lines.txt");
        Path file = Path.of("lines.parquet");
        // U+0000 ends a text for the reader.
        // feed.
        Files.writeString(text, String.join("\n", lines).replace('\0', '?') + "\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement copy = connection.prepareStatement("copy (select now() as ts, 'received' as ts_from,"
                        + " unnest(string_split(rtrim(content, chr(10)), chr(10))) as payload from read_text('" + text
                        + "')) to '" + file + "' (format parquet)")) {
            copy.execute();
        }
        URI endpoint = URI.create(option(args, "--s3-endpoint"));
        try (S3Client client = Clients.s3(endpoint, System.getenv("S3_ACCESS_KEY"), System.getenv("S3_SECRET_KEY"))) {
            String bucket = option(args, "--s3-bucket");
            client.putObject(put -> put.bucket(bucket).key("source=demo/lines.parquet"), RequestBody.fromFile(file));
        }
    }

    private static String option(String[] args, String name) {
        return args[Arrays.asList(args).indexOf(name) + 1];
    }
}
