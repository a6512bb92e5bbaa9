/**
 * What runs have left, looked at: file by file.
 *
 * <p>Start at {@link dev.hiveparquet.verify.InspectCommand}. Nothing here
 * may know Camel, Parquet or AWS.
 */
@NullMarked
package dev.hiveparquet.verify;

import org.jspecify.annotations.NullMarked;
