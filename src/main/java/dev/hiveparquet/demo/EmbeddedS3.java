package dev.hiveparquet.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server in this JVM, on a free loopback port, with one bucket and random keys; it checks signatures.
 *
 * <p>Objects are files under {@link #objects}, at the path that their key says. Its threads are no daemons: a JVM does not
 * end before {@link #close}.
 */
public final class EmbeddedS3 implements AutoCloseable {
    private final Path objects;
    private final String accessKey;
    private final String secretKey;
    private final S3Proxy server;

    /**
     * Starts it.
     *
     * @param root an existing directory, for this server alone
     * @param bucket name of the bucket to create
     * @throws Exception if the port or the directory cannot be used
     */
    public EmbeddedS3(Path root, String bucket) throws Exception {
        SecureRandom random = new SecureRandom();
        accessKey = key(random, 10);
        secretKey = key(random, 20);
        objects = root.resolve(bucket);
        Files.createDirectories(objects);
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(root.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .build();
        server.start();
    }

    /** Where the server is reached. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    /** The directory behind the bucket. */
    public Path objects() {
        return objects;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the S3 server on " + endpoint() + " did not stop", e);
        }
    }

    private static String key(SecureRandom random, int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
