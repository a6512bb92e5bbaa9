package dev.hiveparquet.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a run keeps things, for commands that look at them and read no input. Immutable; its text shows no secret.
 *
 * @param s3 null where nothing is uploaded
 * @param progress whether there is a line of progress
 */
public record StorageSettings(
        OutputSettings output, @Nullable S3Settings s3, ProgressMode progress) {}
