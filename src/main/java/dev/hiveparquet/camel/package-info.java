/** The Camel side: consumers' parts, the parser and sink beans, the aggregation strategy, health; the only package that imports Camel. */
@NullMarked
package dev.hiveparquet.camel;

import org.jspecify.annotations.NullMarked;
