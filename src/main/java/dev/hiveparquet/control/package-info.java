/**
 * A running program's controls: the socket in the state directory over which {@code ctl} speaks to it, what it can be asked,
 * and what it remembers to show.
 *
 * <p>Start at {@link dev.hiveparquet.control.ControlSocket}. Nothing here knows Camel: what a request does is for package
 * {@code camel} to say.
 */
@NullMarked
package dev.hiveparquet.control;

import org.jspecify.annotations.NullMarked;
