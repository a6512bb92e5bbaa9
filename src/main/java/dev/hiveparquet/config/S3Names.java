package dev.hiveparquet.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for what names a place in S3: bucket, region, endpoint, key prefix. */
final class S3Names {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]");
    private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int PREFIX_LIMIT = 512;

    private S3Names() {}

    static String bucket(String raw) {
        boolean shaped = BUCKET.matcher(raw).matches() && !IPV4.matcher(raw).matches();
        if (!shaped || raw.contains("..")) {
            throw new IllegalArgumentException(
                    "is not a bucket name (3 to 63 of a-z, 0-9, - and ., a letter or digit first and last)");
        }
        return raw;
    }

    static String region(String raw) {
        if (!REGION.matcher(raw).matches()) {
            throw new IllegalArgumentException("is not a region name");
        }
        return raw;
    }

    static String endpoint(String raw) {
        URI uri = uri(raw);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (raw.contains("@")) {
            throw new IllegalArgumentException("carries credentials, which are options of their own");
        }
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("is not an http or https URL");
        }
        boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("carries more than scheme, host and port");
        }
        if (uri.getPort() > 65535 || uri.getPort() == 0) {
            throw new IllegalArgumentException("has a port that is not from 1 to 65535");
        }
        return raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    }

    /** The prefix without a slash at its end. */
    static String prefix(String raw) {
        Texts.notEmpty(raw);
        Texts.noControlCharacters(raw);
        if (raw.startsWith("/")) {
            throw new IllegalArgumentException("begins with a slash");
        }
        String bare = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        List<String> segments = List.of(bare.split("/", -1));
        if (segments.contains("..") || segments.contains(".") || segments.contains("")) {
            throw new IllegalArgumentException("holds a segment that is empty, . or ..");
        }
        if (bare.getBytes(StandardCharsets.UTF_8).length > PREFIX_LIMIT) {
            throw new IllegalArgumentException("is longer than " + PREFIX_LIMIT + " bytes");
        }
        return bare;
    }

    private static URI uri(String raw) {
        try {
            return new URI(raw);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an http or https URL", e);
        }
    }
}
