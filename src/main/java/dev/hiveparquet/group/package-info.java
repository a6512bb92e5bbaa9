/**
 * Groups: what the aggregator holds for one partition, kept encoded, the memory of them all, and their publication.
 *
 * <p>Start at {@link dev.hiveparquet.group.Group}, then {@link dev.hiveparquet.group.OpenGroups} and {@link
 * dev.hiveparquet.group.GroupPublication}. Nothing here may know Camel, AWS or a logger.
 */
@NullMarked
package dev.hiveparquet.group;

import org.jspecify.annotations.NullMarked;
