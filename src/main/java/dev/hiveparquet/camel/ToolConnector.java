package dev.hiveparquet.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.cli.connector.LocalCliConnector;
import org.apache.camel.spi.CliConnectorFactory;

/**
 * Camel's connector to its command-line tools, by files in the home directory. {@code camel stop} ends the run as SIGTERM does:
 * left to itself, the connector would stop Camel beneath it, with open groups and files to upload. It begins when all else has
 * started: its thread adds to the consoles that Camel goes through meanwhile, which would now and then fail the start.
 */
final class ToolConnector extends LocalCliConnector implements StartupListener {
    private final Runnable stop;

    ToolConnector(CliConnectorFactory factory, Runnable stop) {
        super(factory);
        this.stop = stop;
    }

    @Override
    protected void doStart() throws Exception {
        getCamelContext().addStartupListener(this);
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        super.doStart();
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // Routes are being started yet.
    }

    @Override
    public void sigterm() {
        stop.run();
    }
}
