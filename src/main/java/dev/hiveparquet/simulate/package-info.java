/** A generator of a Norwegian-style AIS feed from a seed. */
@NullMarked
package dev.hiveparquet.simulate;

import org.jspecify.annotations.NullMarked;
