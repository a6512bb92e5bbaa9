package dev.hiveparquet.config;

import dev.hiveparquet.partition.HiveLabel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Rules for plain texts: paths, host names, secrets. Each gives the value back, or says what is wrong with it. */
final class Texts {
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}(?:%[A-Za-z0-9._-]{1,32})?");

    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9_.@:/+-]{1,128}");

    private Texts() {}

    static String path(String raw) {
        notEmpty(raw);
        try {
            return Path.of(raw).toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path here: " + e.getReason(), e);
        }
    }

    static String host(String raw) {
        String bare = raw.startsWith("[") && raw.endsWith("]") ? raw.substring(1, raw.length() - 1) : raw;
        if (!HOST_NAME.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            throw new IllegalArgumentException("is not a host name or address (the port is an option of its own)");
        }
        return bare;
    }

    static String secret(String raw) {
        notEmpty(raw);
        if (raw.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("holds a character other than printable ASCII");
        }
        return raw;
    }

    static String profile(String raw) {
        if (!PROFILE.matcher(raw).matches()) {
            throw new IllegalArgumentException("is not the name of a profile");
        }
        return raw;
    }

    static String sourceLabel(String raw) {
        String fault = HiveLabel.fault(raw);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return raw;
    }

    static void notEmpty(String raw) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
    }

    static void noControlCharacters(String raw) {
        if (raw.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("holds a control character");
        }
    }
}
