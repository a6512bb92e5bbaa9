/** Publication: file names, the steps that make a file visible, the upload queue, recovery and the lock. */
@NullMarked
package dev.hiveparquet.publish;

import org.jspecify.annotations.NullMarked;
