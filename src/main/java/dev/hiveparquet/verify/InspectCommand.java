package dev.hiveparquet.verify;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Json;
import dev.hiveparquet.cli.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code inspect}: what Parquet files say of themselves, and with {@code --check} whether every page is whole.
 *
 * <p>Exit 0 if all files are well, 1 if one cannot be read or is damaged, 2 for a usage mistake.
 */
@Command(
        name = "inspect",
        sortOptions = false,
        customSynopsis = "java -jar hive-parquet-ingest.jar inspect [OPTIONS] FILE...",
        description = "show schema, row groups, sizes, times and origins of Parquet files",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
public final class InspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Parquet files")
    private List<Path> files = List.of();

    @Option(names = "--check", description = "read every page and compare it with its checksum")
    private boolean check;

    @Option(names = "--json", description = "as JSON, an array with an object for each file")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> objects = new ArrayList<>();
        boolean well = true;
        for (Path file : files) {
            Inspection inspection = Inspection.of(file, check);
            well &= inspection.isWell();
            if (json) {
                objects.add(InspectionJson.of(inspection));
            } else {
                InspectionText.lines(inspection).forEach(terminal.out()::println);
            }
        }
        if (json) {
            terminal.out().println(Json.of(objects));
        }
        terminal.out().flush();
        return well ? ExitCode.OK : ExitCode.FAILED;
    }
}
