/** The journal of received blocks, the ledger of committed files, and what of each origin is still open. */
@NullMarked
package dev.hiveparquet.journal;

import org.jspecify.annotations.NullMarked;
