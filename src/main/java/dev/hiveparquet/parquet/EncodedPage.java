package dev.hiveparquet.parquet;

import org.jspecify.annotations.Nullable;

/**
 * One column's page as it will stand in the file, and what the indexes say about it.
 *
 * @param image page header, levels and compressed values; freed with the file
 * @param uncompressedBytes size of the same without compression
 * @param nulls number of nulls
 * @param bounds least and greatest value, where the column keeps them and the page has values
 * @param dictionary the labels that the page's values are numbers of, for a dictionary column; a later page of the same
 *     file has the same labels, and perhaps more after them
 */
@SuppressWarnings("ArrayRecordComponent") // pages are compared by nobody; the arrays are the point
record EncodedPage(
        SlabBytes image,
        int uncompressedBytes,
        int nulls,
        @Nullable Bounds bounds,
        byte @Nullable [][] dictionary) {}
