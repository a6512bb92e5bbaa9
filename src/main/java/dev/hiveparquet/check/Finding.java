package dev.hiveparquet.check;

/**
 * What a check found of one thing.
 *
 * @param subject what was looked at, in a word or the option that names it
 * @param text one sentence without a full stop: what is there, and where it is not right what to do
 */
public record Finding(String subject, Verdict verdict, String text) {
    /** It is as it should be. */
    public static Finding ok(String subject, String text) {
        return new Finding(subject, Verdict.OK, text);
    }

    /** It might be better, or cannot be told from here. */
    public static Finding warning(String subject, String text) {
        return new Finding(subject, Verdict.WARNING, text);
    }

    /** It would keep a run from its work. */
    public static Finding fails(String subject, String text) {
        return new Finding(subject, Verdict.FAILS, text);
    }
}
