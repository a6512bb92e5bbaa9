package dev.hiveparquet.upload;

import dev.hiveparquet.config.S3Credentials;
import dev.hiveparquet.config.S3Credentials.Keys;
import dev.hiveparquet.config.S3Credentials.Profile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** Where requests get their credentials from; all but fixed keys are asked for anew when they change or run out. */
final class CredentialSource {
    private CredentialSource() {}

    static AwsCredentialsProvider of(@Nullable S3Credentials credentials) {
        if (credentials instanceof Keys keys) {
            return StaticCredentialsProvider.create(fixed(keys));
        }
        if (credentials instanceof Profile profile) {
            return ProfileCredentialsProvider.builder()
                    .profileFile(ProfileFileSupplier.reloadWhenModified(profile.file(), ProfileFile.Type.CREDENTIALS))
                    .profileName(profile.name())
                    .build();
        }
        return DefaultCredentialsProvider.builder().build();
    }

    private static AwsCredentials fixed(Keys keys) {
        String access = keys.accessKey().value();
        String secret = keys.secretKey().value();
        return keys.sessionToken() == null
                ? AwsBasicCredentials.create(access, secret)
                : AwsSessionCredentials.create(
                        access, secret, keys.sessionToken().value());
    }
}
