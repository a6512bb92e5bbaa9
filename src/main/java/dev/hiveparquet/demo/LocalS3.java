package dev.hiveparquet.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@link EmbeddedS3} as a process of its own, for trying out and for measuring.
 *
 * <p>It prints four lines that set the environment for the program, and serves until a signal ends it.
 */
public final class LocalS3 {
    private LocalS3() {}

    /**
     * Starts it.
     *
     * @param arguments a directory for the objects, which is made if it is missing, and the name of the bucket
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: LocalS3 DIRECTORY BUCKET");
            System.exit(2);
        }
        EmbeddedS3 server = new EmbeddedS3(Files.createDirectories(Path.of(arguments[0])), arguments[1]);
        System.out.println("S3_ENDPOINT=" + server.endpoint());
        System.out.println("S3_BUCKET=" + arguments[1]);
        System.out.println("S3_ACCESS_KEY=" + server.accessKey());
        System.out.println("S3_SECRET_KEY=" + server.secretKey());
    }
}
