package dev.hiveparquet;

import dev.hiveparquet.camel.CamelChecks;
import dev.hiveparquet.camel.Ingest;
import dev.hiveparquet.check.CheckCommand;
import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.CompletionCommand;
import dev.hiveparquet.cli.DemoCommand;
import dev.hiveparquet.cli.ManCommand;
import dev.hiveparquet.cli.OutOfMemory;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.ProcessSettings;
import dev.hiveparquet.config.ProfileSettings;
import dev.hiveparquet.config.Surroundings;
import dev.hiveparquet.control.CtlCommand;
import dev.hiveparquet.preview.DryRun;
import dev.hiveparquet.profile.Profile;
import dev.hiveparquet.simulate.SimulateCommand;
import dev.hiveparquet.verify.InspectCommand;
import dev.hiveparquet.verify.VerifyCommand;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the process begins and ends. */
public final class Application {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Application() {}

    public static void main(String... arguments) throws Exception {
        OutOfMemory.endsProcess();
        sparePeopleNettysWarnings();
        sayWhoLogs();
        Surroundings surroundings = Surroundings.ofProcess();
        Terminal terminal = Terminal.ofProcess();
        Commands commands = new Commands(surroundings, terminal, Application::ingest)
                .with("inspect", new InspectCommand(terminal))
                .withConfigured("check", new CheckCommand(CamelChecks::of))
                .with("ctl", new CtlCommand(surroundings, terminal))
                .with("simulate", new SimulateCommand())
                .with("verify", new VerifyCommand())
                .with("demo", new DemoCommand())
                .with("completion", new CompletionCommand())
                .with("man", new ManCommand())
                .with("rehearse", new Rehearsal());
        System.exit(commands.execute(arguments));
    }

    private static int ingest(LiveConfiguration configuration) {
        ProcessSettings process = configuration.get().process();
        if (process.dryRun()) {
            return new DryRun(configuration.get(), Terminal.ofProcess()).run();
        }
        Ingest ingest = new Ingest(configuration);
        ProfileSettings profile = process.profile();
        return new StoppableRun(() -> run(ingest, profile), ingest::stop, () -> patience(configuration)).run();
    }

    private static Duration patience(LiveConfiguration configuration) {
        return configuration.get().process().shutdownTimeout().plus(GRACE);
    }

    private static int run(Ingest ingest, @Nullable ProfileSettings wanted) {
        if (wanted == null) {
            return ingest.run();
        }
        Profile profile = Profile.start(wanted, Clock.systemUTC(), System.err);
        try {
            return ingest.run();
        } finally {
            profile.close();
        }
    }

    /** Asked for by name, the log is there without a look into every jar, and says nothing of that. */
    private static void sayWhoLogs() {
        String provider = "slf4j.provider";
        if (System.getProperty(provider) == null) {
            System.setProperty(provider, "ch.qos.logback.classic.spi.LogbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
    }

    /** From Java 24 on, netty's use of sun.misc.Unsafe prints four lines of warning at every start; it can do without. */
    private static void sparePeopleNettysWarnings() {
        String noUnsafe = "io.netty.noUnsafe";
        if (Runtime.version().feature() >= 24 && System.getProperty(noUnsafe) == null) {
            System.setProperty(noUnsafe, "true");
        }
    }
}
