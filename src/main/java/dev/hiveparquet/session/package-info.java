/**
 * Sessions of a feed: from when to when it was connected, what came in that time, and why it ended.
 *
 * <p>Start at {@link dev.hiveparquet.session.FeedSession}, the row that users see. Pure: no clock, no I/O.
 */
@NullMarked
package dev.hiveparquet.session;

import org.jspecify.annotations.NullMarked;
