package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.cli.FileCounts;
import dev.hiveparquet.cli.LineCounts;
import dev.hiveparquet.cli.Summary;
import dev.hiveparquet.config.Settings;
import dev.hiveparquet.metrics.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account of a run that has ended: what it did, and what it could not do. */
final class Closing {
    private final Plant plant;
    private final Settings settings;
    private final int groupsLeft;

    /** Of a run in which so many groups did not get through the sink. */
    Closing(Plant plant, Settings settings, int groupsLeft) {
        this.plant = plant;
        this.settings = settings;
        this.groupsLeft = groupsLeft;
    }

    /** The summary; {@code stopped} if the end was asked for, which is no reason to complain of what was not begun. */
    Summary summary(Duration elapsed, boolean stopped) {
        Totals totals = plant.meters().totals();
        return new Summary(
                lines(totals),
                new FileCounts(totals.filesPublished(), totals.bytesPublished()),
                uploads(totals),
                plant.replay().segmentsLeft(),
                elapsed,
                notDone(stopped));
    }

    private static LineCounts lines(Totals totals) {
        return new LineCounts(
                totals.linesRead(),
                totals.rowsWritten(),
                totals.linesQuarantined(),
                new TreeMap<>(Map.of("blank", totals.linesBlank())));
    }

    private Summary.@Nullable Uploads uploads(Totals totals) {
        if (settings.s3() == null) {
            return null;
        }
        return new Summary.Uploads(
                new FileCounts(totals.filesUploaded(), totals.bytesUploaded()),
                new FileCounts(
                        plant.storage().filesToUpload(),
                        plant.storage().diskRoom().uploadBytes()));
    }

    private List<String> notDone(boolean stopped) {
        List<String> notDone = new ArrayList<>(plant.inputs().failures());
        if (groupsLeft > 0) {
            notDone.add("groups that did not get through all steps of parquet-sink: " + groupsLeft);
        }
        LineBalance books = LineBalance.of(plant.meters(), plant.openGroups());
        if (books.held() > 0) {
            notDone.add(Amounts.count(books.held(), "line") + " read and not published; the next start goes on there");
        }
        if (books.unaccounted() != 0) {
            notDone.add("the lines do not add up: " + books);
        }
        if (settings.tcp() == null && plant.inputs().isUnfinished() && stopped) {
            notDone.add("stopped before the end of the input; the next start goes on there");
        }
        if (settings.tcp() == null && plant.replay().segmentsLeft() > 0) {
            notDone.add("what an earlier run left in the journal is not all published; the next start goes on with it");
        }
        if (settings.tcp() == null && plant.storage().filesToUpload() > 0) {
            notDone.add(notUploaded(plant.storage().filesToUpload()));
        }
        UploadParts uploads = plant.uploads();
        if (uploads != null) {
            notDone.addAll(uploads.asideReasons());
        }
        return notDone;
    }

    private String notUploaded(long files) {
        UploadParts uploads = plant.uploads();
        String reason = uploads == null ? null : uploads.lastReason();
        return Amounts.count(files, "file") + " not uploaded, left to the next start"
                + (reason == null ? "" : ": " + reason);
    }
}
