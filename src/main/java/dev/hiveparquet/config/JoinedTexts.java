package dev.hiveparquet.config;

import java.io.File;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The texts of a value that holds several, joined by the platform's path separator: blanks around them and empty ones left out.
 * Each is cut out when it is asked for, since of many inputs strings of their own take more than the value. Immutable.
 */
final class JoinedTexts extends AbstractList<String> implements RandomAccess {
    private final String joined;
    /** Where each text begins and ends. */
    private final int[] bounds;

    private JoinedTexts(String joined, int[] bounds) {
        this.joined = joined;
        this.bounds = bounds;
    }

    static JoinedTexts of(String joined) {
        int[] bounds = new int[2];
        int count = 0;
        int to;
        for (int from = 0; from <= joined.length(); from = to + 1) {
            to = end(joined, from);
            String text = joined.substring(from, to).strip();
            if (!text.isEmpty()) {
                if (count == bounds.length) {
                    bounds = Arrays.copyOf(bounds, 2 * count);
                }
                int start = joined.indexOf(text, from);
                bounds[count++] = start;
                bounds[count++] = start + text.length();
            }
        }
        return new JoinedTexts(joined, Arrays.copyOf(bounds, count));
    }

    /** A list that nobody changes, as it is where it is one of these. */
    static List<String> immutable(List<String> texts) {
        return texts instanceof JoinedTexts ? texts : List.copyOf(texts);
    }

    /** Texts as one value. */
    static String join(List<String> texts) {
        boolean same = texts instanceof JoinedTexts those && those.isAll();
        return same ? ((JoinedTexts) texts).joined : String.join(File.pathSeparator, texts);
    }

    @Override
    public String get(int index) {
        return joined.substring(bounds[2 * index], bounds[2 * index + 1]);
    }

    @Override
    public int size() {
        return bounds.length / 2;
    }

    /** Whether nothing was left out. */
    private boolean isAll() {
        int left = joined.length() - Math.max(0, size() - 1);
        for (int i = 0; i < bounds.length; i += 2) {
            left -= bounds[i + 1] - bounds[i];
        }
        return left == 0;
    }

    private static int end(String joined, int from) {
        int separator = joined.indexOf(File.pathSeparatorChar, from);
        return separator < 0 ? joined.length() : separator;
    }
}
