package dev.hiveparquet.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The distinct values of a dictionary column of one file, numbered in the order of their first use. Not thread-safe. */
final class LabelDictionary {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<byte[]> labels = new ArrayList<>();

    /** The labels of an enum, in the order of its ordinals. */
    static <T extends Enum<T>> byte[][] labelsOf(T[] values, Function<T, String> label) {
        return Arrays.stream(values).map(label).map(LabelDictionary::utf8).toArray(byte[][]::new);
    }

    /** The label's number, a new one if it is new. */
    int code(String label) {
        Integer known = codes.get(label);
        if (known != null) {
            return known;
        }
        int code = labels.size();
        labels.add(utf8(label));
        codes.put(label, code);
        return code;
    }

    /** The labels so far, as UTF-8, by number. */
    byte[][] labels() {
        return labels.toArray(new byte[0][]);
    }

    private static byte[] utf8(String label) {
        return label.getBytes(StandardCharsets.UTF_8);
    }
}
