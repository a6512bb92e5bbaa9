package dev.hiveparquet;

import dev.hiveparquet.camel.Ingest;
import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.DemoCommand;
import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.simulate.SimulateCommand;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where the process begins and ends. */
public final class Application {
    private static final int GRACE_SECONDS = 5;

    private Application() {}

    public static void main(String... arguments) throws Exception {
        Commands commands = new Commands(Surroundings.ofProcess(), Terminal.ofProcess(), Application::ingest)
                .with("simulate", new SimulateCommand())
                .with("demo", new DemoCommand());
        System.exit(commands.execute(arguments));
    }

    /** A run that SIGTERM and SIGINT end in good order, with the exit code of the run and not the signal's. */
    private static int ingest(Settings settings, Map<String, String> properties) {
        Ingest ingest = new Ingest(settings, properties);
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        long seconds = settings.process().shutdownTimeout().toSeconds() + GRACE_SECONDS;
        Thread stop = new Thread(() -> stop(ingest, exitCode, seconds), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        exitCode.complete(ingest.run());
        return exitCode.join();
    }

    private static void stop(Ingest ingest, CompletableFuture<Integer> exitCode, long seconds) {
        ingest.stop();
        try {
            Runtime.getRuntime().halt(exitCode.get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            System.err.println("hive-parquet-ingest: the stop took more than " + seconds
                    + " s and was broken off; nothing is lost, the next start goes on");
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }
}
