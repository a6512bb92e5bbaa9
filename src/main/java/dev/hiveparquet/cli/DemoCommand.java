package dev.hiveparquet.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the whole on this machine: a simulated feed, an S3 server, and this program between them.
 *
 * <p>What only this needs lies in {@code demo/} beside the jar and is loaded here, so an installation can do without it.
 */
@Command(
        name = "demo",
        customSynopsis = "java -jar hive-parquet-ingest.jar demo",
        description = "run a simulated feed into an S3 server of its own for half a minute, and query it",
        optionListHeading = "%nOptions:%n")
public final class DemoCommand implements Callable<Integer> {
    private static final String DEMO = "dev.hiveparquet.demo.Demo";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Path jar = ownJar();
        Path directory = Objects.requireNonNull(jar.getParent()).resolve("demo");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(directory)) {
            System.err.println("hive-parquet-ingest: demo: the directory " + directory
                    + " is missing; the build makes it, an installation does not have it");
            return ExitCode.FAILED;
        }
        try (URLClassLoader loader = new URLClassLoader(jars(directory), DemoCommand.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Object exitCode = loader.loadClass(DEMO)
                    .getMethod("run", Path.class, PrintStream.class)
                    .invoke(null, jar, System.out);
            return (Integer) exitCode;
        } catch (InvocationTargetException e) {
            System.err.println("hive-parquet-ingest: demo: " + e.getTargetException());
            return ExitCode.FAILED;
        }
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(DemoCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static URL[] jars(Path directory) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
            for (Path file : files) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
