package dev.hiveparquet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where published files are uploaded to.
 *
 * @param bucket an existing bucket
 * @param region its region
 * @param endpoint scheme, host and port of a store other than Amazon's, or null
 * @param prefix what object keys begin with, without a slash at either end; empty for none
 * @param pathStyle whether the bucket stands in the path instead of the host name
 * @param credentials null for the AWS SDK's default provider chain
 * @param keepLocal whether local files stay after their upload is confirmed
 * @param uploadThreads files uploaded at the same time
 * @param transfer parts and time-outs
 */
public record S3Settings(
        String bucket,
        String region,
        @Nullable URI endpoint,
        String prefix,
        boolean pathStyle,
        @Nullable S3Credentials credentials,
        boolean keepLocal,
        int uploadThreads,
        S3Transfer transfer) {
    public S3Settings {
        S3Names.bucket(bucket);
        S3Names.region(region);
        if (endpoint != null) {
            S3Names.endpoint(endpoint.toString());
        }
        if (!prefix.isEmpty() && !S3Names.prefix(prefix).equals(prefix)) {
            throw new IllegalArgumentException("s3-prefix ends with a slash: " + prefix);
        }
        Option.UPLOAD_THREADS.require(uploadThreads);
    }
}
