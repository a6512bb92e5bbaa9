package dev.hiveparquet.block;

/** Which time becomes a row's {@code ts}: the line's own where it has one, or always the time it arrived. */
public enum TimestampRule {
    SENTENCE,
    RECEIVED
}
