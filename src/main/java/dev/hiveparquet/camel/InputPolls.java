package dev.hiveparquet.camel;

import dev.hiveparquet.intake.InputFiles;
import java.nio.file.Path;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * The bean {@code inputPolls}: hears after each look into a directory whether it found anything. A file that is still to be
 * read and is not found has gone since the start; without this the run would wait for it for ever.
 */
public final class InputPolls implements PollingConsumerPollStrategy {
    private final InputFiles files;

    InputPolls(InputFiles files) {
        this.files = files;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (polledMessages == 0) {
            files.notFoundIn(directoryOf(endpoint));
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        files.notFoundIn(directoryOf(endpoint));
        return false;
    }

    private static Path directoryOf(Endpoint endpoint) {
        return Path.of(((GenericFileEndpoint<?>) endpoint).getConfiguration().getDirectory());
    }
}
