/**
 * What stands between a feed and the groups: the input files, the stream's journal, the replay, and the parsing of blocks
 * with the bookkeeping that makes it exactly-once.
 *
 * <p>Start at {@link dev.hiveparquet.intake.BlockParser}. Nothing here knows Camel or Parquet.
 */
@NullMarked
package dev.hiveparquet.intake;

import org.jspecify.annotations.NullMarked;
