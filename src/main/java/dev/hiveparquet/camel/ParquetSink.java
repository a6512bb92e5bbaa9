package dev.hiveparquet.camel;

import dev.hiveparquet.control.PublishedFile;
import dev.hiveparquet.control.Recent;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.group.GroupPublication;
import dev.hiveparquet.group.PublishedGroup;
import dev.hiveparquet.metrics.Meters;
import dev.hiveparquet.partition.Table;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The bean {@code parquetSink}: a group in, a published file out.
 *
 * <p>Behind it the message's body is the file, and {@code CamelFileName} its path below the output directory, so that any
 * Camel producer can take it from there.
 */
public final class ParquetSink {
    private final GroupPublication publication;
    private final Meters meters;
    private final Recent<PublishedFile> recent;

    ParquetSink(GroupPublication publication, Meters meters, Recent<PublishedFile> recent) {
        this.publication = publication;
        this.meters = meters;
        this.recent = recent;
    }

    /** Publishes the group in the body. */
    public void publish(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Group group = message.getBody(Group.class);
        PublishedGroup published = publication.publish(group);
        count(group, published);
        message.setBody(published.file().toFile());
        message.setHeader(Exchange.FILE_NAME, published.commit().path());
        message.setHeader("ingestTable", group.partition().table().name());
        message.setHeader("ingestSource", group.partition().source());
        message.setHeader("ingestRows", published.commit().rows());
        message.setHeader("ingestBytes", published.commit().bytes());
        message.setHeader("ingestCause", published.cause().label());
        message.setHeader("ingestMillis", published.elapsed().toMillis());
        exchange.setProperty(UploadRelease.COMMIT, published.commit());
    }

    private void count(Group group, PublishedGroup published) {
        recent.add(new PublishedFile(
                published.commit().committedAtMicros() / 1000,
                published.commit().path(),
                group.partition().table() == Table.QUARANTINE,
                published.commit().rows(),
                published.commit().bytes(),
                published.cause().label()));
        if (group.partition().table() == Table.QUARANTINE) {
            meters.quarantined(published.commit().rows());
        } else {
            meters.published(
                    published.cause(),
                    published.commit().rows(),
                    published.commit().bytes());
        }
    }
}
