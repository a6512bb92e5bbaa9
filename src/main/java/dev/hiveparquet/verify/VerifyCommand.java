package dev.hiveparquet.verify;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Json;
import dev.hiveparquet.cli.StorageCommand;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.ProgressMode;
import dev.hiveparquet.config.StorageSettings;
import dev.hiveparquet.publish.DirectoryInUseException;
import dev.hiveparquet.publish.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code verify}: published files, state and bucket held against each other, and with {@code --repair} mended.
 *
 * <p>Exit 0 if all is well or all is repaired, 1 if something is left, 2 for a usage mistake or directories that are in use.
 */
@Command(
        name = "verify",
        sortOptions = false,
        customSynopsis = "java -jar hive-parquet-ingest.jar verify [OPTIONS]",
        description = "hold published files, state and bucket against each other",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Exit code: 0 all is well, 1 something is not, 2 it could not be begun."})
public final class VerifyCommand implements StorageCommand {
    @Option(names = "--quick", description = "read footers only, not every page")
    private boolean quick;

    @Option(names = "--deep", description = "decode the time of every row, too")
    private boolean deep;

    @Option(names = "--repair", description = "mend what can be mended; nothing is deleted")
    private boolean repair;

    @Option(names = "--forget-missing", description = "with --repair: what is missing is not told again")
    private boolean forgetMissing;

    @Option(names = "--json", description = "one JSON object a line for each finding, and one at the end")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Override
    public int call(StorageSettings settings, Terminal terminal) {
        try {
            return begin(settings, terminal);
        } catch (IOException e) {
            terminal.complain("verify: it cannot go on: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private int begin(StorageSettings settings, Terminal terminal) throws IOException {
        Path out = settings.output().outDir();
        Path state = settings.output().stateDir();
        for (Path directory : List.of(out, state)) {
            if (!Files.isDirectory(directory)) {
                return refuse(terminal, "no directory " + directory + "; name it with --out-dir and --state-dir");
            }
        }
        if (forgetMissing && !repair) {
            return refuse(terminal, "--forget-missing needs --repair beside it");
        }
        List<Path> locks =
                List.of(state.resolve("lock"), out.resolve(".incoming").resolve("lock"));
        if (!repair) {
            boolean running = StateLock.isHeld(locks.get(0)) || StateLock.isHeld(locks.get(1));
            return verify(settings, terminal, running);
        }
        Files.createDirectories(out.resolve(".incoming"));
        return repair(settings, terminal, locks);
    }

    @SuppressWarnings("try") // the locks are held, not used
    private int repair(StorageSettings settings, Terminal terminal, List<Path> locks) throws IOException {
        try (StateLock first = StateLock.acquire(locks.get(0), Instant.now());
                StateLock second = StateLock.acquire(locks.get(1), Instant.now())) {
            return verify(settings, terminal, false);
        } catch (DirectoryInUseException e) {
            return refuse(terminal, "--repair needs the directories for itself: " + e.getMessage());
        }
    }

    private int verify(StorageSettings settings, Terminal terminal, boolean running) throws IOException {
        Path state = settings.output().stateDir();
        boolean shown = settings.progress() == ProgressMode.ALWAYS
                || (settings.progress() == ProgressMode.AUTO && Terminal.isInteractive());
        Tally tally = new Tally(terminal.err(), shown);
        Findings findings = new Findings(terminal.out(), json, repair, tally::wipe);
        Recorded recorded = new Recorded(state);
        Scene scene = new Scene(
                settings,
                new VerifyOptions(quick, deep, repair, forgetMissing),
                running,
                recorded,
                new UploadEntries(state.resolve("uploads")),
                findings,
                new SetAside(state),
                new Forgotten(state),
                tally);
        long elsewhere = new Verification(scene).run();
        tally.wipe();
        if (json) {
            terminal.out().println(Json.of(object(scene, elsewhere)));
        } else {
            summary(scene, elsewhere).forEach((name, text) -> terminal.out().printf("%-12s %s%n", name, text));
        }
        terminal.out().flush();
        return findings.left() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, String> summary(Scene scene, long elsewhere) throws IOException {
        Tally tally = scene.tally();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                "here",
                Amounts.count(tally.files, "file") + ", " + Amounts.count(tally.rows, "row") + ", "
                        + Amounts.bytes(tally.bytes));
        lines.put("recorded", Amounts.count(scene.recorded().size(), "file"));
        if (scene.settings().s3() != null) {
            lines.put("bucket", Amounts.count(tally.objects, "object"));
            lines.put("to upload", Amounts.count(scene.uploads().size(), "file"));
        }
        if (elsewhere > 0) {
            lines.put(
                    "not here",
                    Amounts.count(elsewhere, "file") + "; whether they are in the bucket was not looked at");
        }
        long aside = scene.setAside().count();
        if (aside > 0) {
            lines.put(
                    "set aside",
                    Amounts.count(aside, "file") + " in " + scene.stateDir().resolve(SetAside.DIRECTORY));
        }
        if (scene.running()) {
            lines.put("running", "a process works here: half-made files and empty directories are not looked for");
        }
        int repaired = scene.findings().repaired();
        lines.put("findings", scene.findings().summary() + (repaired == 0 ? "" : "; repaired " + repaired));
        return lines;
    }

    private static Map<String, Object> object(Scene scene, long elsewhere) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", scene.tally().files);
        json.put("rows", scene.tally().rows);
        json.put("bytes", scene.tally().bytes);
        json.put("recorded", scene.recorded().size());
        json.put("objects", scene.tally().objects);
        json.put("to_upload", scene.uploads().size());
        json.put("not_here", elsewhere);
        json.put("set_aside", scene.setAside().count());
        json.put("running", scene.running());
        json.put("findings", scene.findings().byLabel());
        json.put("repaired", scene.findings().repaired());
        json.put("left", scene.findings().left());
        return json;
    }

    private static int refuse(Terminal terminal, String problem) {
        terminal.complain("verify: " + problem);
        return ExitCode.USAGE;
    }
}
