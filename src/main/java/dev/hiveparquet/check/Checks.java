package dev.hiveparquet.check;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.OutputSettings;
import dev.hiveparquet.config.ProcessSettings;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.TcpSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What is looked at for a run, in the order in which people read it. */
final class Checks {
    private Checks() {}

    static List<Check> of(Settings settings, Clock clock) {
        List<Check> checks = new ArrayList<>();
        OutputSettings output = settings.output();
        checks.add(() -> List.of(configuration(settings.process())));
        checks.add(new MemoryCheck(settings.groups(), Runtime.getRuntime().maxMemory()));
        checks.add(new DirectoryCheck(
                Option.OUT_DIR,
                output.outDir(),
                output.outDir().resolve(".incoming/lock"),
                settings.disk().minFreeBytes()));
        checks.add(new DirectoryCheck(
                Option.STATE_DIR,
                output.stateDir(),
                output.stateDir().resolve("lock"),
                settings.disk().minFreeBytes()));
        checks.add(new ClockCheck(output.stateDir(), clock));
        if (!settings.input().paths().isEmpty()) {
            checks.add(new InputCheck(settings.input().paths()));
        }
        TcpSettings tcp = settings.tcp();
        if (tcp != null) {
            checks.add(new FeedCheck(tcp));
        }
        S3Settings s3 = settings.s3();
        if (s3 != null) {
            checks.add(new BucketCheck(s3, clock));
        }
        return checks;
    }

    private static Finding configuration(ProcessSettings process) {
        String file = process.configFile() == null
                ? "no file, so options and defaults alone"
                : "file " + process.configFile().toAbsolutePath().normalize();
        String routes = process.routesDir() == null
                ? ""
                : ", routes in " + process.routesDir().toAbsolutePath().normalize();
        return Finding.ok("configuration", file + routes);
    }
}
