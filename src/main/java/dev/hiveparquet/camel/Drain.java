package dev.hiveparquet.camel;

import dev.hiveparquet.cli.Amounts;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end of a run: no more input, every group published, every file uploaded, as far as the time reaches.
 *
 * <p>What is not done by then is not lost: lines are in the journal or in their file, published files in the upload queue.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Plant plant;
    private final CamelRuntime camel;

    Drain(Plant plant, CamelRuntime camel) {
        this.plant = plant;
        this.camel = camel;
    }

    /** Groups that are not published, or not through with the sink's other steps. */
    int groupsLeft() {
        return plant.openGroups().unpublished() + camel.groupsInSink();
    }

    void run(Deadline deadline) throws IOException, InterruptedException {
        plant.liveChanges().end();
        stopIntake(deadline);
        publishGroups(deadline);
        uploadFiles(deadline);
    }

    private void stopIntake(Deadline deadline) throws IOException {
        plant.inputs().stop();
        plant.replay().stop();
        plant.quarantine().stop();
        plant.storage().diskRoom().space().stop();
        boolean through = camel.stopFeeds(deadline);
        TcpFeed feed = plant.tcpFeed();
        if (feed != null) {
            end(feed, through);
        }
    }

    private static void end(TcpFeed feed, boolean through) throws IOException {
        if (through && feed.isQuiet()) {
            feed.close();
        } else {
            LOG.error("A step of the feed's route hangs; what is accepted goes in at the next start");
        }
        publishSessions(feed);
    }

    private static void publishSessions(TcpFeed feed) {
        try {
            feed.sessions().stop();
        } catch (IOException e) {
            LOG.warn("The feed's sessions could not be published; the next start does it: {}", e.getMessage());
        }
    }

    private void publishGroups(Deadline deadline) throws InterruptedException {
        plant.groups().completeAll();
        if (!deadline.await(() -> groupsLeft() == 0, this::groupsLeft)) {
            LOG.error(
                    "Not published in time: {}; the next start goes on with their rows",
                    Amounts.count(groupsLeft(), "group"));
        }
    }

    private void uploadFiles(Deadline deadline) throws InterruptedException {
        Storage storage = plant.storage();
        if (deadline.await(() -> storage.filesToUpload() == 0, storage::filesToUpload)) {
            return;
        }
        LOG.warn("Left to upload at the next start: {}", Amounts.count(storage.filesToUpload(), "file"));
        UploadParts uploads = plant.uploads();
        if (uploads != null) {
            uploads.abandon();
        }
    }
}
