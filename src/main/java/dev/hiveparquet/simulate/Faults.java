package dev.hiveparquet.simulate;

/** Draws what is wrong with each unit and line; one fault's share does not move another fault. Not thread-safe. */
final class Faults {
    private final int garbagePerMillion;
    private final int badPerMillion;
    private final int blankPerMillion;
    private final int untimedPerMillion;
    private final int latePerMillion;
    private final int lateBySeconds;
    private final long seed;
    private final Draw draw = new Draw(0);
    private final Draw letters = new Draw(0);
    private long letterIndex;
    private boolean garbage;
    private boolean blank;
    private boolean untimed;
    private int sentenceSpoil;
    private int tagSpoil;
    private int lateSeconds;

    Faults(Noise noise, long seed) {
        this.seed = seed;
        garbagePerMillion = Noise.perMillion(noise.garbage());
        badPerMillion = Noise.perMillion(noise.badChecksums());
        blankPerMillion = Noise.perMillion(noise.blank());
        untimedPerMillion = Noise.perMillion(noise.untimed());
        latePerMillion = Noise.perMillion(noise.late());
        lateBySeconds = (int) noise.lateBy().toSeconds();
    }

    void beginUnit(long unit) {
        draw.restart(seed, unit);
        boolean late = draw.happens(latePerMillion);
        int by = 1 + draw.below(lateBySeconds);
        lateSeconds = late ? by : 0;
    }

    void drawLine() {
        garbage = draw.happens(garbagePerMillion);
        blank = draw.happens(blankPerMillion);
        untimed = draw.happens(untimedPerMillion);
        boolean bad = draw.happens(badPerMillion);
        int spoil = 1 + draw.below(255);
        letterIndex = draw.next();
        boolean inTag = draw.below(4) == 0;
        sentenceSpoil = bad && !inTag ? spoil : 0;
        tagSpoil = bad && inTag ? spoil : 0;
    }

    boolean garbage() {
        return garbage;
    }

    boolean blank() {
        return blank;
    }

    boolean untimed() {
        return untimed;
    }

    /** What makes the sentence's checksum wrong; 0 leaves it right. */
    int sentenceSpoil() {
        return sentenceSpoil;
    }

    /** What makes the tag block's checksum wrong; 0 leaves it right. */
    int tagSpoil() {
        return tagSpoil;
    }

    /** By how much the unit is late. */
    int lateSeconds() {
        return lateSeconds;
    }

    void writeGarbage(SentenceWriter writer) {
        letters.restart(seed, letterIndex);
        writer.garbage(letters);
    }
}
