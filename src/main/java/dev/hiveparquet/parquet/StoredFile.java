package dev.hiveparquet.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file on disk, to be looked at: its layout from the footer alone, its pages one after the other.
 *
 * <p>Memory is that of the footer and of one page. Not thread-safe.
 */
public final class StoredFile implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final FileMetaData footer;
    private final FileLayout layout;

    private StoredFile(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        footer = ParquetFooter.read(path, file);
        try {
            layout = FooterLayout.of(footer, file.size());
        } catch (IOException | RuntimeException e) {
            throw new NoParquetFileException(path, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Opens a file and reads its footer.
     *
     * @throws NoParquetFileException if it is no whole Parquet file, see {@link ParquetFooter#read}
     * @throws IOException if it cannot be read
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public static StoredFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new StoredFile(path, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What the footer says. */
    public FileLayout layout() {
        return layout;
    }

    /**
     * Reads every page and says what is wrong: a header that cannot be read, a checksum that does not match, numbers that do
     * not add up to the footer's. After a page whose end is not known the rest of its column chunk is not looked at.
     *
     * @param most how many faults to look for before giving up
     * @return sentences that name row group, column and page; empty if all is well
     * @throws IOException if the file cannot be read
     */
    public List<String> faults(int most) throws IOException {
        List<String> faults = new ArrayList<>();
        List<RowGroup> groups = footer.getRow_groups();
        for (int g = 0; g < groups.size(); g++) {
            for (ColumnChunk chunk : groups.get(g).getColumns()) {
                String fault = fault(chunk, groups.get(g).getNum_rows());
                if (fault != null) {
                    faults.add("row group " + g + ", column " + FooterLayout.name(chunk) + fault);
                }
                if (faults.size() >= most) {
                    return faults;
                }
            }
        }
        return faults;
    }

    /**
     * How many rows have a time such as this: decodes the first column, whatever its bounds say.
     *
     * @param wanted told microseconds since 1970-01-01T00:00:00Z
     * @throws IOException naming the file, if the first column is no time as this program writes it, or a page is damaged
     */
    public long rowsWhere(LongPredicate wanted) throws IOException {
        long count = 0;
        for (RowGroup group : footer.getRow_groups()) {
            ColumnReader times =
                    new ColumnReader(file, group.getColumns().get(0).getMeta_data());
            try {
                while (times.hasNext()) {
                    count += LongStream.of(times.numbers()).filter(wanted).count();
                }
            } catch (PageFaultException e) {
                throw new IOException(path + ": times cannot be read, " + e.getMessage(), e);
            }
        }
        return count;
    }

    private @Nullable String fault(ColumnChunk chunk, long rows) throws IOException {
        try {
            PageReader pages = new PageReader(file, chunk.getMeta_data());
            long values = 0;
            while (pages.hasNext()) {
                values += pages.next().count();
            }
            return miscount(values, chunk.getMeta_data(), rows);
        } catch (PageFaultException e) {
            return ", " + e.getMessage();
        }
    }

    /** Holds what the pages have to what the footer says; columns of this program have a value a row. */
    private static @Nullable String miscount(long values, ColumnMetaData chunk, long rows) {
        if (values != chunk.getNum_values()) {
            return ": its pages have " + values + " values, but the footer says " + chunk.getNum_values();
        }
        boolean flat = chunk.getPath_in_schema().size() == 1;
        return flat && values != rows ? ": it has " + values + " values for " + rows + " rows" : null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
