package dev.hiveparquet.camel;

import org.apache.camel.cli.connector.LocalCliConnector;
import org.apache.camel.spi.CliConnectorFactory;

/**
 * Camel's connector to its command-line tools, by files in the home directory. {@code camel stop} ends the run as SIGTERM does:
 * left to itself, the connector would stop Camel beneath it, with open groups and files to upload.
 */
final class ToolConnector extends LocalCliConnector {
    private final Runnable stop;

    ToolConnector(CliConnectorFactory factory, Runnable stop) {
        super(factory);
        this.stop = stop;
    }

    @Override
    public void sigterm() {
        stop.run();
    }
}
