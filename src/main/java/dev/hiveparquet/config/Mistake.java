package dev.hiveparquet.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with how the program was started.
 *
 * @param key what was set, as the person spelt it: {@code --max-rows}, {@code MAX_ROWS in the environment}
 * @param value the offending value, shortened and escaped, or null where there is none
 * @param problem what is wrong and what would be right
 */
public record Mistake(String key, @Nullable String value, String problem) {

    /** The mistake as one line: {@code --max-rows: "abc" is not a whole number ...}. */
    public String line() {
        return key + ": " + (value == null ? "" : '"' + value + "\" ") + problem;
    }
}
