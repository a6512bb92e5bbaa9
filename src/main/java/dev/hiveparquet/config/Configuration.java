package dev.hiveparquet.config;

import java.util.Map;

/**
 * What a start was told, twice over: typed for beans, flat for the placeholders in routes.
 *
 * @param properties every option that has a value and is no secret, by its property key: sizes in bytes, durations in
 *     milliseconds, words in lower case, several inputs joined by the platform's path separator
 */
public record Configuration(Settings settings, Map<String, String> properties) {
    public Configuration {
        properties = Map.copyOf(properties);
    }
}
