/**
 * Many short texts in little memory: a few bytes more than what they say, where a string of its own takes some fifty more and a
 * map's entry as much again. What is kept of each of a hundred thousand input files is kept so.
 *
 * <p>Start at {@link dev.hiveparquet.packed.PackedTable}. Pure: no clock, no I/O.
 */
@NullMarked
package dev.hiveparquet.packed;

import org.jspecify.annotations.NullMarked;
