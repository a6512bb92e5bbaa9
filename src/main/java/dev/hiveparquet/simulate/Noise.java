package dev.hiveparquet.simulate;

import java.time.Duration;

/**
 * What is wrong with a feed: each a share of the lines, 0 to 1.
 *
 * @param garbage lines that are no sentence: printable, binary, cut off, comments
 * @param badChecksums wrong checksums, of the sentence or of the tag block
 * @param blank empty lines that come in addition, before so many of the others
 * @param untimed lines that tell no time, without a tag block
 * @param late messages that come late, with an old time
 * @param lateBy how late at most; 1 s to 365 days, whole seconds
 */
public record Noise(double garbage, double badChecksums, double blank, double untimed, double late, Duration lateBy) {
    /** A feed without fault. */
    public static final Noise NONE = new Noise(0, 0, 0, 0, 0, Duration.ofHours(1));

    private static final int MILLION = 1_000_000;

    /** Refuses shares outside 0 to 1, with an {@link IllegalArgumentException} that names the option. */
    public Noise {
        share("garbage", garbage);
        share("bad-checksums", badChecksums);
        share("blank", blank);
        share("untimed", untimed);
        share("late", late);
        if (lateBy.toSeconds() < 1 || lateBy.toDays() > 365) {
            throw new IllegalArgumentException("late-by must be 1 s to 365 d: " + lateBy);
        }
    }

    /** A share as the number of cases in a million. */
    static int perMillion(double share) {
        return (int) Math.round(share * MILLION);
    }

    private static void share(String option, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(option + " must be a share from 0 to 1: " + share);
        }
    }
}
