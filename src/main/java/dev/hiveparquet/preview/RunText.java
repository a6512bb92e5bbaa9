package dev.hiveparquet.preview;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.TextTable;
import dev.hiveparquet.config.ByteSize;
import dev.hiveparquet.config.Durations;
import dev.hiveparquet.config.GroupSettings;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.config.TcpSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a dry run says, a line for each thing. */
final class RunText {
    private final Settings settings;
    private final PrintWriter out;

    RunText(Settings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    /** What holds for the run, and where its files would go. */
    void settings() {
        TcpSettings tcp = settings.tcp();
        if (tcp != null) {
            line(
                    "feed",
                    settings.input().source() + " from " + tcp.host() + ":" + tcp.port()
                            + "; not connected to, and what would come of it cannot be told");
        }
        GroupSettings sizes = settings.groups();
        line(
                "settings",
                "partition-by " + lower(settings.output().partitionBy()) + ", timestamp "
                        + lower(settings.input().timestamp()) + ", zstd-level " + sizes.zstdLevel());
        line(
                "files",
                "complete at " + Amounts.count(sizes.maxRows(), "row") + ", "
                        + ByteSize.format(sizes.maxBatchBytes()) + " of lines, or after "
                        + Durations.format(sizes.maxAge()));
        line("data", place(settings.output().outDir()));
        line("state", place(settings.output().stateDir()));
        bucket();
    }

    private void bucket() {
        S3Settings s3 = settings.s3();
        if (s3 == null) {
            line("bucket", "none, files stay in the data directory");
            return;
        }
        String prefix = s3.prefix().isEmpty() ? "" : s3.prefix() + "/";
        line(
                "bucket",
                "s3://" + s3.bucket() + "/" + prefix + (s3.endpoint() == null ? "" : " at " + s3.endpoint())
                        + (s3.keepLocal() ? "; local files stay" : "; local files go once they are confirmed"));
    }

    /** The files that would come, in the order of their partitions. */
    void files(List<PlannedFile> files) {
        TextTable table = new TextTable(">rows", ">bytes", "because", "partition");
        files.stream()
                .sorted(Comparator.comparing(PlannedFile::partition))
                .forEach(file -> table.row(
                        Amounts.count(file.rows()),
                        Amounts.count(file.bytes()),
                        file.cause().label(),
                        file.partition()));
        if (!files.isEmpty()) {
            out.println();
            table.lines().forEach(out::println);
        }
        long rows = files.stream().mapToLong(PlannedFile::rows).sum();
        long bytes = files.stream().mapToLong(PlannedFile::bytes).sum();
        out.println(Amounts.count(files.size(), "file") + ", " + Amounts.count(rows, "row") + ", "
                + Amounts.bytes(bytes) + "; nothing was written");
        out.flush();
    }

    /** One fact. */
    void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "%-9s %s", name, value));
        out.flush();
    }

    private static String place(Path directory) {
        return directory.toAbsolutePath().normalize().toString();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
