package dev.hiveparquet.config;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a run is told, checked. Immutable; its text shows no secret.
 *
 * @param tcp null where no TCP feed is read
 * @param s3 null where nothing is uploaded
 */
public record Settings(
        InputSettings input,
        @Nullable TcpSettings tcp,
        OutputSettings output,
        GroupSettings groups,
        DiskSettings disk,
        JournalSettings journal,
        @Nullable S3Settings s3,
        HttpSettings http,
        ProcessSettings process) {}
