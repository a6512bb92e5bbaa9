package dev.hiveparquet.config;

/**
 * What values of an option look like.
 *
 * <p>The normal spelling is the one that goes to route placeholders: sizes as bytes, durations as milliseconds, choices in
 * lower case.
 */
interface Syntax {
    /**
     * The value in its normal spelling.
     *
     * @throws IllegalArgumentException whose message says what is wrong as the rest of a sentence that begins with the value
     */
    String normalise(String raw);
}
