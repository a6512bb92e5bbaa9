package dev.hiveparquet.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a process finds around it besides its command line.
 *
 * @param workingDirectory what relative paths are relative to; empty for the process's own
 */
public record Surroundings(Properties systemProperties, Map<String, String> environment, Path workingDirectory) {

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(System.getProperties(), System.getenv(), Path.of(""));
    }

    /** Names the directory only: environment and properties may hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[workingDirectory=" + workingDirectory + "]";
    }
}
