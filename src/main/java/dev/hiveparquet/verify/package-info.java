/**
 * What runs have left, looked at: one file by {@code inspect}, everything by {@code verify}.
 *
 * <p>Start at {@link dev.hiveparquet.verify.InspectCommand} and {@link dev.hiveparquet.verify.Verification}. Nothing here
 * may know Camel, Parquet or AWS.
 */
@NullMarked
package dev.hiveparquet.verify;

import org.jspecify.annotations.NullMarked;
