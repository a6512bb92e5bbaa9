package dev.hiveparquet.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where credentials come from if not from the AWS SDK's usual places. */
public sealed interface S3Credentials {
    /**
     * Keys that stay what they are as long as the process runs.
     *
     * @param sessionToken only with temporary credentials
     */
    record Keys(
            Secret accessKey, Secret secretKey, @Nullable Secret sessionToken) implements S3Credentials {}

    /**
     * A profile of a shared credentials file, which is read again whenever it has changed.
     *
     * @param file need not hold the profile yet
     */
    record Profile(Path file, String name) implements S3Credentials {}
}
