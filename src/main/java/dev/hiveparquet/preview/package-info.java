/**
 * {@code --dry-run}: what a run would do, told without doing it.
 *
 * <p>Start at {@link dev.hiveparquet.preview.DryRun}. Nothing here may write, lock or connect to anything; no Camel may enter.
 */
@NullMarked
package dev.hiveparquet.preview;

import org.jspecify.annotations.NullMarked;
