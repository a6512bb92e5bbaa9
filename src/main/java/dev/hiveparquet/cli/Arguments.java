package dev.hiveparquet.cli;

import dev.hiveparquet.config.Mistake;
import dev.hiveparquet.config.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments without options that lack their value because another option follows.
 *
 * <p>The parser gives up on what follows such an option, which would make mistakes of what is none.
 *
 * @param kept in order
 * @param mistakes one for each option left out
 */
record Arguments(List<String> kept, List<Mistake> mistakes) {
    private static final Map<String, Option> OPTIONS = options();
    private static final Set<String> OTHERS = Set.of("-h", "--help", "-V", "--version");

    /** Sorts the arguments; those from a command's name on are that command's own. */
    static Arguments of(List<String> arguments, Set<String> commands) {
        List<String> kept = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (commands.contains(argument) || argument.equals("--")) {
                kept.addAll(arguments.subList(i, arguments.size()));
                break;
            }
            Option option = OPTIONS.get(argument);
            boolean last = i + 1 == arguments.size();
            if (option == null || option.isFlag()) {
                kept.add(argument);
            } else if (last || isOption(arguments.get(i + 1))) {
                mistakes.add(missing(option));
            } else {
                kept.add(argument);
                kept.add(arguments.get(++i));
            }
        }
        return new Arguments(kept, mistakes);
    }

    private static Mistake missing(Option option) {
        return new Mistake(option.flag(), null, "needs a value: " + option.flag() + " " + option.placeholder());
    }

    private static boolean isOption(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return OPTIONS.containsKey(name) || OTHERS.contains(name);
    }

    private static Map<String, Option> options() {
        Map<String, Option> options = new HashMap<>();
        for (Option option : Option.values()) {
            options.put(option.flag(), option);
            if (option.alias() != null) {
                options.put(option.alias(), option);
            }
        }
        return options;
    }
}
