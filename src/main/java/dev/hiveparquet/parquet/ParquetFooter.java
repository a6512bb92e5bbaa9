package dev.hiveparquet.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** Reads the footer of a file and checks that it belongs to a whole file: what is verified before a file is published. */
public final class ParquetFooter {
    private static final int MAGIC_BYTES = FileAssembler.MAGIC.length;
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC_BYTES;

    private ParquetFooter() {}

    /**
     * Reads the footer.
     *
     * @throws NoParquetFileException if a magic number is missing, the footer cannot be parsed, its row groups do not add up
     *     to its rows, or a column chunk is not inside the file
     * @throws IOException if the file cannot be read
     */
    public static FooterSummary read(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            FileMetaData footer = read(path, file);
            return new FooterSummary(
                    footer.getNum_rows(),
                    footer.getRow_groups().size(),
                    file.size(),
                    footer.isSetCreated_by() ? footer.getCreated_by() : "",
                    metadata(footer));
        }
    }

    /** The footer as the format has it, checked in the same way. */
    static FileMetaData read(Path path, FileChannel file) throws IOException {
        long size = file.size();
        check(size >= MAGIC_BYTES + TAIL_BYTES, path, "only " + size + " bytes long");
        byte[] tail = bytes(path, file, size - TAIL_BYTES, TAIL_BYTES);
        check(Arrays.equals(FileAssembler.MAGIC, bytes(path, file, 0, MAGIC_BYTES)), path, "no magic number in front");
        check(
                Arrays.equals(tail, Integer.BYTES, TAIL_BYTES, FileAssembler.MAGIC, 0, MAGIC_BYTES),
                path,
                "no magic number at the end");
        int length = LittleEndian.getInt(tail, 0);
        long start = size - TAIL_BYTES - length;
        check(length > 0 && start >= MAGIC_BYTES, path, "a footer of " + length + " bytes in " + size);
        FileMetaData footer = parse(path, bytes(path, file, start, length));
        check(
                rows(footer) == footer.getNum_rows(),
                path,
                "row groups do not add up to " + footer.getNum_rows() + " rows");
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk chunk : group.getColumns()) {
                check(inside(chunk, start), path, "a column chunk reaches beyond byte " + start);
            }
        }
        return footer;
    }

    private static FileMetaData parse(Path path, byte[] footer) throws IOException {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer));
        } catch (IOException | RuntimeException e) {
            throw new NoParquetFileException(path, "the footer cannot be parsed", e);
        }
    }

    private static long rows(FileMetaData footer) {
        return footer.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).sum();
    }

    private static boolean inside(ColumnChunk chunk, long limit) {
        ColumnMetaData about = chunk.getMeta_data();
        if (about == null) {
            return false;
        }
        long start =
                about.isSetDictionary_page_offset() ? about.getDictionary_page_offset() : about.getData_page_offset();
        long length = about.getTotal_compressed_size();
        return start >= MAGIC_BYTES && length >= 0 && start <= limit - length;
    }

    static Map<String, String> metadata(FileMetaData footer) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (footer.isSetKey_value_metadata()) {
            for (KeyValue entry : footer.getKey_value_metadata()) {
                metadata.put(entry.getKey(), entry.isSetValue() ? entry.getValue() : "");
            }
        }
        return metadata;
    }

    private static byte[] bytes(Path path, FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            check(file.read(buffer, position + buffer.position()) >= 0, path, "it shrank while it was read");
        }
        return buffer.array();
    }

    private static void check(boolean condition, Path path, String otherwise) throws IOException {
        if (!condition) {
            throw new NoParquetFileException(path, otherwise, null);
        }
    }
}
