/**
 * The way into a bucket: the client, the proof that an object is there whole, and why an upload failed.
 *
 * <p>Start at {@link dev.hiveparquet.upload.ObjectStore}. Only this package and {@code camel} know AWS. Nothing here may know
 * Camel or what is in a file.
 */
@NullMarked
package dev.hiveparquet.upload;

import org.jspecify.annotations.NullMarked;
