package dev.hiveparquet.parquet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.slf4j.LoggerFactory;

/** Reads files with parquet-java's own reader, page checksums verified. */
final class ParquetJava {
    static {
        ((Logger) LoggerFactory.getLogger("org.apache.parquet")).setLevel(Level.WARN);
    }

    private ParquetJava() {}

    static ParquetFileReader open(Path path) throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(path),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .usePageChecksumVerification()
                        .withCodecFactory(new ZstdCodec())
                        .build());
    }

    /** All rows; a value is a Long, a byte array or null. */
    static List<Object[]> rows(Path path) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        try (ParquetFileReader reader = open(path)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            PageReadStore pages;
            while ((pages = reader.readNextRowGroup()) != null) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    rows.add(row(schema, records.read()));
                }
            }
        }
        return rows;
    }

    private static Object[] row(MessageType schema, Group group) {
        Object[] row = new Object[schema.getFieldCount()];
        for (int c = 0; c < row.length; c++) {
            if (group.getFieldRepetitionCount(c) == 1) {
                row[c] = schema.getType(c).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64
                        ? (Object) group.getLong(c, 0)
                        : group.getBinary(c, 0).getBytes();
            }
        }
        return row;
    }
}
