package dev.hiveparquet.cli;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.StorageSettings;
import java.util.List;

/**
 * A command that works on what runs have left in directories and bucket, and is told where these are as a run is: by the
 * same options, environment and file. An object with picocli's annotations for the options of its own.
 */
public interface StorageCommand {
    /** The options of a run that may stand on its command line, beside those of its own. */
    List<Option> OPTIONS = List.of(
            Option.OUT_DIR,
            Option.STATE_DIR,
            Option.S3_BUCKET,
            Option.S3_REGION,
            Option.S3_ENDPOINT,
            Option.S3_PREFIX,
            Option.S3_PATH_STYLE,
            Option.S3_ACCESS_KEY,
            Option.S3_SECRET_KEY,
            Option.S3_SESSION_TOKEN,
            Option.S3_CREDENTIALS_FILE,
            Option.S3_PROFILE,
            Option.PROGRESS,
            Option.CONFIG);

    /**
     * Does it.
     *
     * @param terminal where its text goes
     * @return one of {@link ExitCode}
     */
    int call(StorageSettings settings, Terminal terminal) throws Exception;
}
