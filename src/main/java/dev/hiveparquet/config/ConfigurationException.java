package dev.hiveparquet.config;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with how the program was started, at once. */
public final class ConfigurationException extends Exception {
    private final transient List<Mistake> mistakes;

    public ConfigurationException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::line).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** The mistakes, at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
