package dev.hiveparquet.parquet;

/**
 * The dictionaries of a page that grow with its file.
 *
 * @param sources labels of feeds
 * @param origins ids of origins
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
record PageLabels(byte[][] sources, byte[][] origins) {
    static final PageLabels NONE = new PageLabels(new byte[0][], new byte[0][]);
}
