package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;
import org.apache.parquet.format.PageHeader;

/** Is shown the pages of a column chunk, one after the other. */
@FunctionalInterface
interface PageVisitor {
    /**
     * A page.
     *
     * @param header as it stands in the file
     * @param body levels and values as they stand in the file; valid during the call
     * @throws PageFaultException if the page is not as it should be, with the problem as the message
     */
    void page(PageHeader header, ByteBuffer body) throws PageFaultException;
}
