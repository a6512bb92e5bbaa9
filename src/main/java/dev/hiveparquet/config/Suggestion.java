package dev.hiveparquet.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known word that a mistyped one most probably stands for. */
public final class Suggestion {
    private Suggestion() {}

    /** The candidate with the fewest edits, or null where none is within a third of the word's length (at least two). */
    public static @Nullable String closest(String word, Collection<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT).replace('_', '-');
        int best = Math.max(2, lower.length() / 3) + 1;
        String closest = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - lower.length()) < best) {
                int edits = edits(lower, candidate);
                if (edits < best) {
                    best = edits;
                    closest = candidate;
                }
            }
        }
        return closest;
    }

    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
