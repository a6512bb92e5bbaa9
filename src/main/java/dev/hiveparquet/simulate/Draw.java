package dev.hiveparquet.simulate;

/**
 * Pseudo-random numbers in 64-bit integer arithmetic: the same on every platform, and able to start anywhere at no cost.
 *
 * <p>Not thread-safe.
 */
final class Draw {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Numbers that depend on the seed alone. */
    Draw(long seed) {
        state = mix(seed);
    }

    /** Goes to the beginning of the numbers that belong to one index of one seed. */
    void restart(long seed, long index) {
        state = mix(mix(seed) + GAMMA * index);
    }

    /** 64 random bits. */
    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from {@code low} to less than {@code high}. */
    double between(double low, double high) {
        return low + (next() >>> 11) * 0x1p-53 * (high - low);
    }

    /** True in {@code perMillion} of a million cases. */
    boolean happens(int perMillion) {
        return below(1_000_000) < perMillion;
    }

    /** One of the values. */
    String oneOf(String[] values) {
        return values[below(values.length)];
    }

    /** Scatters the bits of a number; a bijection. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
