/**
 * The Camel side: beans that routes name, the aggregation strategy, the TCP connection, health, and a run from its start to
 * its summary. The only package that imports Camel.
 *
 * <p>Start at {@link dev.hiveparquet.camel.Plant}, which puts the parts together under the names that routes use, then {@link
 * dev.hiveparquet.camel.Ingest}. What can be said without Camel belongs in another package; only the main class and
 * the rehearsal use this one.
 */
@NullMarked
package dev.hiveparquet.camel;

import org.jspecify.annotations.NullMarked;
