package dev.hiveparquet.cli;

import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.config.Mistake;
import dev.hiveparquet.config.Secret;
import dev.hiveparquet.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli could not make sense of, as mistakes.
 *
 * <p>An argument that belongs to no option is shown only where it cannot be a mistyped option's secret.
 */
final class UsageMistakes {
    private static final Pattern SECRET_NAME = Pattern.compile("(?i)-.*(?:key|secret|token|password).*");

    private final List<String> arguments;
    private final List<String> names;

    UsageMistakes(CommandLine command, List<String> arguments) {
        this.arguments = List.copyOf(arguments);
        this.names = command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    List<Mistake> of(List<Exception> errors) {
        return errors.stream().flatMap(this::of).toList();
    }

    private Stream<Mistake> of(Exception error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched()).stream();
        }
        if (error instanceof OverwrittenOptionException twice) {
            return Stream.of(about(twice.getOverwritten(), "is given more than once"));
        }
        return Stream.of(about(error instanceof ParameterException e ? e.getArgSpec() : null, "cannot be understood"));
    }

    private List<Mistake> unmatched(List<String> unmatched) {
        List<Mistake> mistakes = new ArrayList<>();
        boolean afterUnknownOption = false;
        for (String argument : unmatched) {
            boolean option = argument.startsWith("-") && argument.length() > 1;
            if (option) {
                mistakes.add(unknownOption(argument.split("=", 2)[0]));
            } else if (!afterUnknownOption) {
                mistakes.add(unknownCommand(argument));
            }
            afterUnknownOption = option && !argument.contains("=");
        }
        return mistakes;
    }

    private Mistake unknownOption(String name) {
        String closest = Suggestion.closest(name.startsWith("--") ? name : "-" + name, names);
        String hint = closest == null ? "--help lists them" : "did you mean " + closest + "?";
        return new Mistake(closest == null ? shown(name) : Excerpt.of(name), null, "is not an option; " + hint);
    }

    private Mistake unknownCommand(String argument) {
        return new Mistake("command", shown(argument), "is not a command; a file to read is given by --input");
    }

    private String shown(String argument) {
        boolean secretNear =
                arguments.stream().anyMatch(each -> SECRET_NAME.matcher(each).matches());
        return secretNear ? Secret.MASK : Excerpt.of(argument);
    }

    private static Mistake about(@Nullable ArgSpec arg, String problem) {
        String name = arg instanceof OptionSpec option ? option.longestName() : "command line";
        return new Mistake(name, null, problem);
    }
}
