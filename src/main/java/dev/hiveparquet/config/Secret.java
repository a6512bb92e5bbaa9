package dev.hiveparquet.config;

/**
 * A value that no message, log, metric or thread dump may show.
 *
 * @param value the value itself; ask for it only where it is handed on to what authenticates with it
 */
public record Secret(String value) {
    /** What stands for a secret wherever text is made. */
    public static final String MASK = "******";

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret cannot be empty");
        }
    }

    @Override
    public String toString() {
        return MASK;
    }
}
