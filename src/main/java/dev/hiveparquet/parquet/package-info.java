/** Parquet: schemas, page encodings, compression and the assembly of files; the only package that imports Parquet. */
@NullMarked
package dev.hiveparquet.parquet;

import org.jspecify.annotations.NullMarked;
