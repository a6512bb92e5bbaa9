/** Every meter's name, unit and description. */
@NullMarked
package dev.hiveparquet.metrics;

import org.jspecify.annotations.NullMarked;
