package dev.hiveparquet.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options' values in their normal spelling, with who gave them; collects the mistakes found in them. */
final class Values {
    private final Map<Option, Given> given = new EnumMap<>(Option.class);
    private final Map<Option, List<String>> normal = new EnumMap<>(Option.class);
    private final List<Mistake> mistakes;

    Values(Function<Option, @Nullable Given> places, Iterable<Option> options, List<Mistake> mistakes) {
        this.mistakes = mistakes;
        for (Option option : options) {
            Given values = places.apply(option);
            if (values != null) {
                given.put(option, values);
                normalise(values);
            }
        }
    }

    /** Whether anyone gave the option a value, right or wrong. */
    boolean has(Option option) {
        return given.containsKey(option);
    }

    /** Whether the option's value is another than its default. */
    boolean differs(Option option) {
        Given values = given.get(option);
        return values != null && !values.isDefault();
    }

    /** The option's value, or null where it has none or a wrong one. */
    @Nullable
    String find(Option option) {
        List<String> values = normal.get(option);
        return values == null ? null : values.get(0);
    }

    /** The value of an option that the checks before have shown to have one. */
    String get(Option option) {
        String value = find(option);
        if (value == null) {
            throw new IllegalStateException(option.flag() + " has neither a value nor a default");
        }
        return value;
    }

    List<String> all(Option option) {
        return normal.getOrDefault(option, List.of());
    }

    /** Adds a mistake about a value that is right by itself. */
    void reject(Option option, String problem) {
        Given values = given.get(option);
        if (values == null) {
            mistakes.add(new Mistake(option.flag(), null, problem));
        } else {
            String first = values.values().get(0);
            mistakes.add(new Mistake(values.spelling(), option.shown(first), problem));
        }
    }

    Given.@Nullable Layer layer(Option option) {
        Given values = given.get(option);
        return values == null ? null : values.layer();
    }

    /** The option's value as it was given. */
    String shown(Option option) {
        Given values = given.get(option);
        return values == null ? "" : option.shown(values.values().get(0));
    }

    /** The option's values in their normal spelling, as one text; empty where it has none. */
    String text(Option option) {
        return JoinedTexts.join(all(option));
    }

    /** The flat map for route placeholders, without secrets. */
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        normal.forEach((option, values) -> {
            if (!option.secret()) {
                properties.put(option.key(), JoinedTexts.join(values));
            }
        });
        return properties;
    }

    private void normalise(Given values) {
        Syntax syntax = values.option().syntax();
        boolean right = true;
        boolean same = true;
        for (String raw : values.values()) {
            try {
                same &= syntax.normalise(raw).equals(raw);
            } catch (IllegalArgumentException e) {
                right = false;
                String problem = e.getMessage() + "; e.g. " + values.example();
                mistakes.add(new Mistake(values.spelling(), values.option().shown(raw), problem));
            }
        }
        if (right) {
            List<String> given = values.values();
            normal.put(
                    values.option(),
                    same ? given : given.stream().map(syntax::normalise).toList());
        }
    }
}
