package dev.hiveparquet.simulate;

/**
 * A permutation of the numbers below a total that keeps each within its window, computed number by number.
 *
 * <p>Each window is permuted by a small Feistel network over the next power of four, walked until it lands inside, so that
 * windows of millions need no memory. Immutable.
 */
final class Shuffle {
    private static final int ROUNDS = 4;

    private final long seed;
    private final long window;
    private final long total;

    /** Windows of that many numbers; one of 1 leaves the order as it is. */
    Shuffle(long seed, long window, long total) {
        this.seed = seed;
        this.window = window;
        this.total = total;
    }

    /** What stands at that place. */
    long at(long place) {
        if (window <= 1) {
            return place;
        }
        long first = place - place % window;
        long size = Math.min(window, total - first);
        int half = (65 - Long.numberOfLeadingZeros(size - 1)) / 2;
        long key = Draw.mix(seed ^ first);
        long number = place - first;
        do {
            number = scatter(number, half, key);
        } while (number >= size);
        return first + number;
    }

    private static long scatter(long number, int half, long key) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long swapped = left ^ (Draw.mix(right + key + round) & mask);
            left = right;
            right = swapped;
        }
        return left << half | right;
    }
}
