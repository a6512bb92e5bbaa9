package dev.hiveparquet.config;

import org.jspecify.annotations.Nullable;

/**
 * Fixed credentials; without them the AWS SDK looks in its usual places.
 *
 * @param sessionToken only with temporary credentials
 */
public record S3Credentials(
        Secret accessKey, Secret secretKey, @Nullable Secret sessionToken) {}
