package dev.hiveparquet.cli;

import dev.hiveparquet.config.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options as picocli knows them, and their values as picocli found them. */
final class OptionSpecs {
    private OptionSpecs() {}

    /** One option for the parser: values stay text, all checks are the configuration's. */
    static OptionSpec of(Option option) {
        List<String> names = new ArrayList<>();
        if (option.alias() != null) {
            names.add(option.alias());
        }
        names.add(option.flag());
        OptionSpec.Builder spec = OptionSpec.builder(names.toArray(String[]::new))
                .paramLabel(option.placeholder())
                .description(description(option).replace("%", "%%"));
        if (option.repeatable()) {
            return spec.type(List.class).auxiliaryTypes(String.class).arity("1").build();
        }
        if (option.isFlag()) {
            return spec.type(String.class).arity("0..1").fallbackValue("true").build();
        }
        return spec.type(String.class).arity("1").build();
    }

    /** The options that were given, each with its values in order. */
    static Map<Option, List<String>> values(ParseResult result) {
        Map<Option, List<String>> values = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            OptionSpec spec = result.matchedOption(option.flag());
            if (spec != null) {
                List<String> given = spec.stringValues();
                values.put(option, option.repeatable() ? given : given.subList(0, Math.min(1, given.size())));
            }
        }
        return values;
    }

    private static String description(Option option) {
        String value = option.defaultValue();
        String suffix = value == null || option.isFlag() ? "" : "; default " + value;
        String repeated = option.repeatable() ? "; repeatable" : "";
        return option.description() + repeated + suffix + " [" + option.environmentName() + "]";
    }
}
