package dev.hiveparquet.config;

import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * A quantity between two bounds, both included: a count, a size in bytes, or a duration in milliseconds.
 *
 * @param what the kind of quantity, with its article
 * @param reader from text to the quantity; throws IllegalArgumentException
 * @param writer from the quantity to text as people write it
 */
record Bounded(String what, long min, long max, ToLongFunction<String> reader, LongFunction<String> writer)
        implements Syntax {

    static Bounded wholeNumber(long min, long max) {
        return new Bounded("a whole number", min, max, Long::parseLong, Long::toString);
    }

    static Bounded size(String min, String max) {
        return new Bounded("a size", ByteSize.parse(min), ByteSize.parse(max), ByteSize::parse, ByteSize::format);
    }

    static Bounded duration(String min, String max) {
        ToLongFunction<String> millis = text -> Durations.parse(text).toMillis();
        return new Bounded(
                "a duration",
                millis.applyAsLong(min),
                millis.applyAsLong(max),
                millis,
                value -> Durations.format(Duration.ofMillis(value)));
    }

    @Override
    public String normalise(String raw) {
        try {
            long value = reader.applyAsLong(raw);
            if (value >= min && value <= max) {
                return Long.toString(value);
            }
        } catch (IllegalArgumentException notReadable) {
            throw new IllegalArgumentException(problem(), notReadable);
        }
        throw new IllegalArgumentException(problem());
    }

    /** Holds a value that was made in code to the same bounds. */
    void require(String name, long value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " " + problem());
        }
    }

    private String problem() {
        return "is not " + what + " from " + writer.apply(min) + " to " + writer.apply(max);
    }
}
