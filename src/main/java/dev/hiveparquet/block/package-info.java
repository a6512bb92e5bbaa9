/**
 * Blocks of whole lines, where they come from, and the cutting of bytes into blocks.
 *
 * <p>Start at {@link dev.hiveparquet.block.Block}. Nothing here may know Camel, Parquet, AWS, a clock or a logger.
 */
@NullMarked
package dev.hiveparquet.block;

import org.jspecify.annotations.NullMarked;
