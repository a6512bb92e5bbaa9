package dev.hiveparquet.check;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.intake.InputPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the input files are there and can be read. */
final class InputCheck implements Check {
    private final List<String> paths;

    InputCheck(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        long readable = 0;
        long bytes = 0;
        for (String path : paths) {
            try {
                Path file = InputPaths.readable(path);
                bytes += Files.size(file);
                readable++;
            } catch (IOException e) {
                findings.add(Finding.fails("input", path + ": " + e.getMessage()));
            }
        }
        if (readable > 0) {
            findings.add(0, Finding.ok("input", Amounts.count(readable, "file") + ", " + Amounts.bytes(bytes)));
        }
        return findings;
    }
}
