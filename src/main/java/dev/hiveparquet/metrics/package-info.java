/**
 * Every meter's name, unit and description.
 *
 * <p>Start at {@link dev.hiveparquet.metrics.Meters}. Tags come from bounded sets only. Nothing here may know Camel or where
 * meters are shown.
 */
@NullMarked
package dev.hiveparquet.metrics;

import org.jspecify.annotations.NullMarked;
