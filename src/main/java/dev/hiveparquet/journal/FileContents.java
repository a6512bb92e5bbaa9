package dev.hiveparquet.journal;

import dev.hiveparquet.packed.PackedTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What input files held when they were last looked at, by key: some eighty bytes for each. Not thread-safe. */
final class FileContents {
    private final PackedTable byKey = new PackedTable();

    void put(FileContent content) {
        byKey.put(
                content.key(), content.originId(), Long.toString(content.bytes()), content.samples(), content.carry());
    }

    Optional<FileContent> get(String key) {
        @Nullable List<String> texts = byKey.get(key);
        return Optional.ofNullable(texts).map(FileContents::content);
    }

    void forEach(Consumer<FileContent> contents) {
        byKey.forEach(texts -> contents.accept(content(texts)));
    }

    private static FileContent content(List<String> texts) {
        return new FileContent(texts.get(1), texts.get(0), Long.parseLong(texts.get(2)), texts.get(3), texts.get(4));
    }
}
