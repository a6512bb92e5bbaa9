package dev.hiveparquet.parquet;

import java.util.List;

/**
 * The same rows of every column, encoded and compressed.
 *
 * @param columns one page a column, in the order of the schema
 * @param rows number of rows
 * @param lineBytes bytes of the lines before encoding
 */
record EncodedPages(List<EncodedPage> columns, int rows, int lineBytes) {
    private static final int OBJECTS_PER_PAGE = 160;

    /** Gives the memory back, once. */
    void free() {
        columns.forEach(page -> page.image().free());
    }

    /** Memory held, in bytes, with an allowance for the objects around the images. */
    long heldBytes() {
        long bytes = 0;
        for (EncodedPage page : columns) {
            bytes += page.image().heldBytes() + OBJECTS_PER_PAGE;
        }
        return bytes;
    }
}
