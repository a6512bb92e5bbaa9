/** Groups: what the aggregator holds for one partition, kept encoded, and the budget over all of them. */
@NullMarked
package dev.hiveparquet.group;

import org.jspecify.annotations.NullMarked;
