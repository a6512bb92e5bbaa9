/**
 * A profile of the running program, on request: begin reading at {@link dev.hiveparquet.profile.Profile}.
 *
 * <p>Only this package knows async-profiler, and loads it only when it is asked for.
 */
@NullMarked
package dev.hiveparquet.profile;

import org.jspecify.annotations.NullMarked;
