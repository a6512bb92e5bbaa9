package dev.hiveparquet.verify;

/**
 * What a verification is asked to do.
 *
 * @param quick footers only, no page is read
 * @param deep the time of every row is decoded
 * @param repair what can be mended is
 * @param forgetMissing with {@code repair}, what is missing is not told again
 */
record VerifyOptions(boolean quick, boolean deep, boolean repair, boolean forgetMissing) {}
