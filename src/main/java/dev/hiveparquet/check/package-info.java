/**
 * The command {@code check}: looks whether a run with this configuration could work, and changes nothing.
 *
 * <p>Start at {@link dev.hiveparquet.check.CheckCommand}; each {@link dev.hiveparquet.check.Check} looks at one thing. What
 * needs Camel is looked at from package {@code camel}.
 */
@NullMarked
package dev.hiveparquet.check;

import org.jspecify.annotations.NullMarked;
