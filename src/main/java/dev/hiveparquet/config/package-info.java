/** Settings: one record per concern, checked together at start. */
@NullMarked
package dev.hiveparquet.config;

import org.jspecify.annotations.NullMarked;
