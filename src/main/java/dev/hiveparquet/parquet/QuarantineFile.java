package dev.hiveparquet.parquet;

import dev.hiveparquet.partition.Table;
import dev.hiveparquet.rows.RejectedLine;
import dev.hiveparquet.rows.RejectedLines;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads a quarantine file back, page by page: what {@link QuarantinePage} wrote, and nothing else. Not thread-safe.
 *
 * <p>Whatever the bytes are, memory stays within a page and what is made of it, and what goes wrong is an {@link IOException}
 * that names the file.
 */
public final class QuarantineFile implements RejectedLines {
    private final Path path;
    private final FileChannel file;
    private final Deque<RowGroup> rowGroups;
    private @Nullable RejectedPages pages;
    private final Deque<RejectedLine> page = new ArrayDeque<>();

    private QuarantineFile(Path path, FileChannel file, List<RowGroup> rowGroups) {
        this.path = path;
        this.file = file;
        this.rowGroups = new ArrayDeque<>(rowGroups);
    }

    /** Opens a file of the quarantine. */
    public static RejectedLines open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            FileMetaData footer = ParquetFooter.read(path, file);
            List<String> columns =
                    footer.getSchema().stream().map(SchemaElement::getName).toList();
            List<String> expected = TableSchema.of(Table.QUARANTINE).elements().stream()
                    .map(SchemaElement::getName)
                    .toList();
            if (!columns.equals(expected)) {
                throw new IOException(path + " is no quarantine file: its columns are " + columns);
            }
            return new QuarantineFile(path, file, footer.getRow_groups());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public @Nullable RejectedLine next() throws IOException {
        try {
            while (page.isEmpty() && openRowGroup()) {
                readPage();
            }
            return page.poll();
        } catch (IOException | PageFaultException | RuntimeException e) {
            throw new IOException("quarantine file " + path + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean openRowGroup() throws IOException, PageFaultException {
        while ((pages == null || pages.ended()) && !rowGroups.isEmpty()) {
            pages = new RejectedPages(file, rowGroups.remove());
        }
        return pages != null && !pages.ended();
    }

    private void readPage() throws IOException, PageFaultException {
        if (pages != null) {
            page.addAll(pages.next());
        }
    }
}
