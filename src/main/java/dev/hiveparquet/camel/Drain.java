package dev.hiveparquet.camel;

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
        plant.inputs().stop();
        plant.replay().stop();
        plant.quarantine().stop();
        plant.storage().diskRoom().space().stop();
        boolean through = camel.stopFeeds(deadline);
        TcpFeed feed = plant.tcpFeed();
        if (feed != null && through && feed.isQuiet()) {
            feed.close();
        } else if (feed != null) {
            LOG.error("A step of the feed's route hangs; what is accepted goes in at the next start");
        }
        if (feed != null) {
            publishSessions(feed);
        }
        plant.groups().completeAll();
        boolean published = deadline.await(() -> groupsLeft() == 0, this::groupsLeft);
        if (!published) {
            LOG.error("{} groups could not be published in time; the next start goes on with their rows", groupsLeft());
        }
        if (!deadline.await(
                () -> plant.storage().filesToUpload() == 0,
                () -> plant.storage().filesToUpload())) {
            LOG.warn(
                    "{} files are left to upload; they go up at the next start",
                    plant.storage().filesToUpload());
            UploadParts uploads = plant.uploads();
            if (uploads != null) {
                uploads.abandon();
            }
        }
    }

    private static void publishSessions(TcpFeed feed) {
        try {
            feed.sessions().stop();
        } catch (IOException e) {
            LOG.warn("The feed's sessions could not be published; the next start does it: {}", e.getMessage());
        }
    }
}
