package dev.hiveparquet.preview;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.intake.InputPreview;
import dev.hiveparquet.intake.InputPreviews;
import dev.hiveparquet.journal.LedgerSnapshot;
import dev.hiveparquet.parquet.GroupFiles;
import dev.hiveparquet.parquet.ParquetOptions;
import dev.hiveparquet.publish.StateLock;
import dev.hiveparquet.rows.RowBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code --dry-run}: says which inputs a run would read from where on, what files would come of them, and where these would go.
 * Reads inputs and ledger and writes nothing at all. That files complete by age, which depends on how fast a run reads, is left
 * out.
 */
public final class DryRun {
    private static final String CREATED_BY = "dry run";

    private final Settings settings;
    private final Terminal terminal;
    private final RunText text;
    private final List<PlannedFile> files = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private boolean refused;

    /** A dry run of a run with these settings. */
    public DryRun(Settings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
        this.text = new RunText(settings, terminal.out());
    }

    /** Says it all; what a run would exit with, as far as it can be told. */
    public int run() {
        if (settings.replay() != null) {
            terminal.complain("--dry-run: what a replay of the quarantine would do cannot be told; leave --replay out");
            return ExitCode.USAGE;
        }
        try {
            Optional<String> holder = holder();
            if (holder.isPresent()) {
                terminal.complain("--dry-run: a run would be refused, the directories are in use by " + holder.get());
                return ExitCode.USAGE;
            }
            say();
        } catch (IOException e) {
            terminal.complain("--dry-run: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return ExitCode.USAGE;
        }
        return refused ? ExitCode.FAILED : ExitCode.OK;
    }

    private Optional<String> holder() throws IOException {
        Path state = settings.output().stateDir().resolve("lock");
        Path out = settings.output().outDir().resolve(".incoming").resolve("lock");
        Optional<String> holder = StateLock.holderOf(state);
        return holder.isPresent() ? holder : StateLock.holderOf(out);
    }

    private void say() throws IOException {
        GroupSettings sizes = settings.groups();
        LedgerSnapshot ledger = LedgerSnapshot.read(settings.output().stateDir());
        InputPreviews previews = new InputPreviews(
                ledger, this::origin, settings.input().again(), settings.input().maxLineBytes());
        ParquetOptions options = ParquetOptions.defaults(CREATED_BY).with(sizes.pageBytes(), sizes.zstdLevel());
        try (GroupFiles encoded = new GroupFiles(options, Runnable::run)) {
            PlannedGroups groups = new PlannedGroups(sizes, encoded, files::add);
            for (String path : settings.input().paths()) {
                read(path, previews, groups);
            }
            groups.completeAll();
        }
        String left = new LeftOver(settings.output().stateDir()).text(ledger.unfinishedFiles());
        if (!left.isEmpty()) {
            text.line("left over", left);
        }
        text.settings();
        text.files(files);
    }

    private void read(String path, InputPreviews previews, PlannedGroups groups) throws IOException {
        String shown = Excerpt.of(path, 1_000);
        try (InputPreview input = previews.open(path, nowMicros())) {
            if (!keys.add(input.key())) {
                text.line("input", shown + ": the same file once more");
                return;
            }
            text.line("input", shown + ": " + begins(input));
            try (ReadProgress progress = new ReadProgress(settings.process().progress(), input)) {
                while (input.hasNext()) {
                    for (RowBatch batch : input.next()) {
                        groups.add(batch);
                    }
                    progress.show();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            refused = true;
            text.line("input", shown + ": refused: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static String begins(InputPreview input) {
        if (input.isPublished()) {
            return "published already";
        }
        String bytes = Amounts.bytes(input.bytes());
        return input.fromOffset() == 0 ? bytes : bytes + ", goes on at byte " + input.fromOffset();
    }

    private Origin origin(String id) {
        return settings.origin(id, Origin.Kind.FILE, settings.input().source());
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Clock.systemUTC().instant());
    }
}
