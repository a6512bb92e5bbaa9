package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hiveparquet.config.Option;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store whose certificate is not to be trusted gets nothing, and the log says what is wrong with it. */
@Timeout(120)
class UploadCertificateIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path dir;

    @Test
    void a_certificate_of_an_unknown_authority_is_told_as_that() throws Exception {
        certify("2026/01/01 00:00:00", 3650);
        assertSaid(false, "nobody that Java trusts vouches for the certificate of");
    }

    @Test
    void a_certificate_that_has_expired_is_told_as_that() throws Exception {
        certify("2020/01/01 00:00:00", 1);
        assertSaid(true, " has expired (NotAfter: ");
    }

    private void assertSaid(boolean trusted, String said) throws Exception {
        HttpsServer server = server();
        try (LogCapture log = new LogCapture()) {
            if (trusted) {
                System.setProperty("javax.net.ssl.trustStore", trustStore().toString());
                System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
            }
            Start start = new Start(dir)
                    .with(Option.INPUT, Files.writeString(dir.resolve("in.log"), "1\n"))
                    .with(Option.S3_BUCKET, "ais")
                    .with(
                            Option.S3_ENDPOINT,
                            "https://127.0.0.1:" + server.getAddress().getPort())
                    .with(Option.S3_ACCESS_KEY, "access")
                    .with(Option.S3_SECRET_KEY, "secret")
                    .with(Option.SHUTDOWN_TIMEOUT, "10s");
            try (Run run = start.run()) {
                Waits.until(() -> log.text().contains(said));
                assertThat(run.exitCode()).isEqualTo(1);
            }
            assertThat(Rows.under(dir.resolve("data")).payloads()).containsExactly("1");
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            server.stop(0);
        }
    }

    private HttpsServer server() throws Exception {
        KeyStore own = keyStore();
        own.deleteEntry("authority");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Path trustStore() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", keyStore().getCertificate("authority"));
        Path file = dir.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private KeyStore keyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(dir.resolve("keys.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Makes an authority and a certificate of its for the loopback address, valid so many days from a time on. */
    private void certify(String from, int days) throws Exception {
        keytool("-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c", "-validity", "3650");
        keytool(
                "-alias",
                "store",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-signer",
                "authority",
                "-startdate",
                from,
                "-validity",
                String.valueOf(days));
    }

    private void keytool(String... options) throws Exception {
        Path keystore = dir.resolve("keys.p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", keystore.toString()));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("keytool.log").toFile())
                .start();
        try {
            assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(keytool.exitValue())
                    .as(Files.readString(dir.resolve("keytool.log")))
                    .isZero();
        } finally {
            keytool.destroyForcibly();
        }
    }
}
