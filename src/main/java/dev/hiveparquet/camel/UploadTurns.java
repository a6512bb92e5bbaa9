package dev.hiveparquet.camel;

import java.io.File;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * The bean {@code uploadTurns}: lets the upload queue be looked into, and an entry out of it, when the {@link UploadSchedule} says
 * so.
 */
public final class UploadTurns extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<File> {
    private final UploadSchedule schedule;

    UploadTurns(UploadSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return schedule.isOpen();
    }

    @Override
    public boolean accept(GenericFile<File> entry) {
        return schedule.mayTry(entry.getFileNameOnly());
    }
}
