package dev.hiveparquet.parquet;

/**
 * What shapes the files that are written.
 *
 * @param pageBytes bytes of lines at which a page is full; one longer line makes a page of its own
 * @param pageRows rows at which a page is full
 * @param rowGroupBytes bytes of lines at which a row group ends, with the page that reaches them
 * @param rowGroupRows rows at which a row group ends, with the page that reaches them
 * @param zstdLevel compression level, 1 to 22
 * @param version the program's version, which each file names as its writer
 */
public record ParquetOptions(
        int pageBytes, int pageRows, long rowGroupBytes, long rowGroupRows, int zstdLevel, String version) {
    private static final int MAX_PAGE_BYTES = 256 << 20;

    public ParquetOptions {
        check("pageBytes", pageBytes, MAX_PAGE_BYTES);
        check("pageRows", pageRows, MAX_PAGE_BYTES);
        check("rowGroupBytes", rowGroupBytes, Long.MAX_VALUE);
        check("rowGroupRows", rowGroupRows, Long.MAX_VALUE);
        check("zstdLevel", zstdLevel, 22);
    }

    /** Pages of 2 MiB or 65,536 rows, row groups of 32 MiB or 131,072 rows, level 3. */
    public static ParquetOptions defaults(String version) {
        return new ParquetOptions(2 << 20, 65_536, 32L << 20, 131_072, 3, version);
    }

    /** The same with pages of this size, compressed at this level. */
    public ParquetOptions with(int bytes, int level) {
        return new ParquetOptions(bytes, pageRows, rowGroupBytes, rowGroupRows, level, version);
    }

    String createdBy() {
        return "hive-parquet-ingest version " + version + " (build " + version + ")";
    }

    private static void check(String name, long value, long greatest) {
        if (value < 1 || value > greatest) {
            throw new IllegalArgumentException(name + " must be 1 to " + greatest + ": " + value);
        }
    }
}
