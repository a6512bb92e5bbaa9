package dev.hiveparquet.config;

import java.util.List;

/**
 * The values of an option and who gave them.
 *
 * @param values at least one
 * @param file the file's name as given, where a file gave them; else empty
 */
record Given(Option option, List<String> values, Layer layer, String file) {

    /** Where values come from, the strongest first. */
    enum Layer {
        COMMAND_LINE,
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    /** The option as the person spelt it. */
    String spelling() {
        return switch (layer) {
            case COMMAND_LINE, DEFAULT -> option.flag();
            case SYSTEM_PROPERTY -> "-D" + option.key();
            case ENVIRONMENT -> option.environmentName() + " in the environment";
            case FILE -> option.key() + " in " + file;
        };
    }

    /** A right value in the same spelling. */
    String example() {
        String example = option.secret() ? option.placeholder() : option.example();
        return switch (layer) {
            case COMMAND_LINE, DEFAULT -> option.flag() + " " + example;
            case SYSTEM_PROPERTY -> "-D" + option.key() + "=" + example;
            case ENVIRONMENT -> option.environmentName() + "=" + example;
            case FILE -> option.key() + "=" + example;
        };
    }

    /** Whether no edit of a file changes it. */
    boolean isOutsideFile() {
        return layer != Layer.FILE && layer != Layer.DEFAULT;
    }

    boolean isDefault() {
        return layer == Layer.DEFAULT || values.equals(defaultValues());
    }

    @Override
    public String toString() {
        return spelling();
    }

    private List<String> defaultValues() {
        String value = option.defaultValue();
        return value == null ? List.of() : List.of(value);
    }
}
