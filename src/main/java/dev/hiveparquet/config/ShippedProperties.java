package dev.hiveparquet.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The {@code application.properties} that the program carries: the one place of the defaults.
 *
 * <p>{@code ingest.max-rows=1000000} sets a default; {@code #ingest.s3-bucket=ais-archive}, commented out, shows an example of
 * an option that has none.
 */
final class ShippedProperties {
    /** The name of the file, here, in the working directory, and at the top of the sources. */
    static final String FILE_NAME = "application.properties";

    private static final String TEXT = text();
    private static final Map<Option, String> VALUES = parse(TEXT);
    private static final Map<Option, String> EXAMPLES = parse(TEXT.replaceAll("(?m)^#(?=ingest\\.)", ""));

    private ShippedProperties() {}

    /** The defaults. */
    static Map<Option, String> values() {
        return VALUES;
    }

    /** The defaults, and the examples of options without one. */
    static Map<Option, String> examples() {
        return EXAMPLES;
    }

    private static Map<Option, String> parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Option, String> byOption = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            String value = properties.getProperty(option.key());
            if (value != null) {
                byOption.put(option, value);
            }
        }
        return Collections.unmodifiableMap(byOption);
    }

    private static String text() {
        try (InputStream file = ShippedProperties.class.getResourceAsStream("/" + FILE_NAME)) {
            if (file == null) {
                throw new IllegalStateException("the program's own " + FILE_NAME + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + FILE_NAME + " cannot be read", e);
        }
    }
}
