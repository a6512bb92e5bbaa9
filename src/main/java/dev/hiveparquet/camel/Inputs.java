package dev.hiveparquet.camel;

import dev.hiveparquet.block.Blocks;
import dev.hiveparquet.cli.OutOfMemory;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.JournalReplay;
import dev.hiveparquet.intake.QuarantineReplay;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The bean {@code inputs}: gives the blocks of the input files, and hears what became of them. */
public final class Inputs {
    private final InputFiles files;
    private final JournalReplay replay;
    private final QuarantineReplay quarantine;

    Inputs(InputFiles files, JournalReplay replay, QuarantineReplay quarantine) {
        this.files = files;
        this.replay = replay;
        this.quarantine = quarantine;
    }

    /** The blocks of the files, from where each is to go on. */
    public Iterator<Blocks> blocks() {
        return files.blocks();
    }

    /** The rows of the blocks that were given last are with their groups. */
    public void read() {
        files.read();
    }

    /** What could not be read: the blocks that were given last, the journal's replay, or that of the quarantine. */
    public void failed(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (caught != null) {
            OutOfMemory.endIfCause(caught);
        }
        String cause = innermost(caught);
        switch (String.valueOf(exchange.getFromRouteId())) {
            case "quarantine-replay" -> {
                files.fail("quarantine replay", cause);
                quarantine.stop();
            }
            case "file-feed" -> files.failed(cause);
            default -> {
                files.fail("journal replay", cause);
                replay.stop();
            }
        }
    }

    private static String innermost(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CancellationException) {
            return String.valueOf(cause.getMessage());
        }
        return cause == null ? "no reason given" : cause.toString();
    }
}
