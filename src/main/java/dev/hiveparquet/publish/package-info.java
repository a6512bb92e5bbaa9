/**
 * Publication: file names, the steps that make a file visible, the upload queue, recovery and the lock.
 *
 * <p>Start at {@link dev.hiveparquet.publish.Publisher}, whose steps are named in {@link dev.hiveparquet.publish.Step}, then
 * {@link dev.hiveparquet.publish.Recovery}. Nothing here may know Camel, AWS or what is in a file.
 */
@NullMarked
package dev.hiveparquet.publish;

import org.jspecify.annotations.NullMarked;
