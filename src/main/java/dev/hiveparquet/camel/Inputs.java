package dev.hiveparquet.camel;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.intake.InputFiles;
import dev.hiveparquet.intake.JournalReplay;
import dev.hiveparquet.intake.QuarantineReplay;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;

/** The bean {@code inputs}: tells the file consumers which files are wanted, and hears what became of them. */
public final class Inputs implements GenericFileFilter<File> {
    private final InputFiles files;
    private final JournalReplay replay;
    private final QuarantineReplay quarantine;

    Inputs(InputFiles files, JournalReplay replay, QuarantineReplay quarantine) {
        this.files = files;
        this.replay = replay;
        this.quarantine = quarantine;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return !file.isDirectory() && files.isWaiting(path(file));
    }

    /** The blocks of a file, from where it is to go on. */
    public Iterator<Block> blocks(GenericFile<File> file) throws IOException {
        return files.blocks(path(file));
    }

    /** All blocks of a file are parsed, or the program stops. */
    public void read(GenericFile<File> file) throws IOException {
        files.read(path(file));
    }

    /** What could not be read: a file, the journal's replay, or that of the quarantine. */
    public void failed(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String path = exchange.getMessage().getHeader("CamelFileAbsolutePath", String.class);
        if ("quarantine-replay".equals(exchange.getFromRouteId())) {
            files.fail("quarantine replay", innermost(cause));
            quarantine.stop();
        } else if (path == null) {
            files.fail("journal replay", innermost(cause));
            replay.stop();
        } else {
            files.failed(Path.of(path), innermost(cause));
        }
    }

    private static String innermost(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? "no reason given" : cause.toString();
    }

    private static Path path(GenericFile<File> file) {
        return Path.of(file.getAbsoluteFilePath());
    }
}
