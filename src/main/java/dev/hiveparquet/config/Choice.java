package dev.hiveparquet.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One of a few words, in any case.
 *
 * @param words the words in lower case, in the order in which messages list them
 */
record Choice(List<String> words) implements Syntax {

    static Choice of(String... words) {
        return new Choice(List.of(words));
    }

    static <E extends Enum<E>> Choice of(Class<E> type) {
        return new Choice(Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** The constant that a normal spelling names. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String normalise(String raw) {
        String word = raw.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException("is not one of " + String.join(", ", words));
        }
        return word;
    }
}
