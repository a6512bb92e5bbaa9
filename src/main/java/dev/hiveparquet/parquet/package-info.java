/**
 * Parquet: schemas, page encodings, compression and the assembly of files; the only package that imports Parquet.
 *
 * <p>Start at {@link dev.hiveparquet.parquet.GroupFiles}, then {@link dev.hiveparquet.parquet.GroupFile}: rows go into an
 * open page, a full page is encoded and compressed at once, a finished file is its pages put together. Pages are written
 * here and not by parquet-java, whose row interface takes three times as long; its classes for headers and footer are used.
 * Nothing here may know Camel, AWS, a clock or a logger.
 */
@NullMarked
package dev.hiveparquet.parquet;

import org.jspecify.annotations.NullMarked;
