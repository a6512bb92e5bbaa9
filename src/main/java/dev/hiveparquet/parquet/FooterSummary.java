package dev.hiveparquet.parquet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Parquet file says of itself.
 *
 * @param rows number of rows
 * @param rowGroups number of row groups
 * @param fileBytes size of the file
 * @param createdBy the writer it names, empty if none
 * @param metadata key-value metadata, in the file's order
 */
public record FooterSummary(long rows, int rowGroups, long fileBytes, String createdBy, Map<String, String> metadata) {

    public FooterSummary {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
