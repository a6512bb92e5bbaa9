package dev.hiveparquet;

import java.util.SplittableRandom;

/** Random numbers that find what random numbers seldom find: the ends of a range, and numbers of every length. */
public final class RandomNumbers {
    private RandomNumbers() {}

    /** A number of the range, both ends included. How far it is from one of them is as often small as large. */
    public static long between(long min, long max, SplittableRandom random) {
        long farthest = Math.subtractExact(max, min) >>> random.nextInt(Long.SIZE);
        long distance = random.nextLong(farthest + 1);
        return random.nextBoolean() ? min + distance : max - distance;
    }
}
