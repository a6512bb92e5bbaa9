package dev.hiveparquet.parquet;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;

/** Compares each page with the CRC32 in its header, and adds up what the headers say. */
final class ChecksummedPages implements PageVisitor {
    private long values;

    @Override
    public void page(PageHeader header, ByteBuffer body) throws PageFaultException {
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(body);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new PageFaultException(String.format(
                        "its checksum is %08x, but its header says %08x", (int) crc.getValue(), header.getCrc()));
            }
        }
        if (header.isSetData_page_header_v2()) {
            values += header.getData_page_header_v2().getNum_values();
        } else if (header.isSetData_page_header()) {
            values += header.getData_page_header().getNum_values();
        }
    }

    /** Holds what the pages had to what the footer says of the column; columns of this program have a value a row. */
    void expect(long rows, ColumnMetaData chunk) throws PageFaultException {
        if (values != chunk.getNum_values()) {
            throw new PageFaultException(
                    ": its pages have " + values + " values, but the footer says " + chunk.getNum_values());
        }
        if (chunk.getPath_in_schema().size() == 1 && values != rows) {
            throw new PageFaultException(": it has " + values + " values for " + rows + " rows");
        }
    }
}
