/**
 * A generator of a Norwegian-style AIS feed from a seed: what the checks, the measurements and the demonstration read.
 *
 * <p>Start at {@link dev.hiveparquet.simulate.FeedGenerator}: every line is a function of the options and the line's
 * number alone, which is why shuffling needs no memory and a seed gives the same bytes everywhere. {@code Fleet} is who
 * sends, {@code Traffic} what is sent, {@code SentenceWriter} how it stands on the wire. Nothing of the program is used
 * here, so that a mistake in its grammar cannot hide in its own test feed.
 */
@NullMarked
package dev.hiveparquet.simulate;

import org.jspecify.annotations.NullMarked;
