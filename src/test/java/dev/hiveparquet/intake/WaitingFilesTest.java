package dev.hiveparquet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.intake.WaitingFiles.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come with the path and the size with which they were added, in order. */
class WaitingFilesTest {
    private final WaitingFiles files = new WaitingFiles();

    @Test
    void files_of_several_directories_come_in_order() {
        files.add(Path.of("/a/1.log"), 1);
        files.add(Path.of("/b/c/1.log"), 4_000_000_000L);
        files.add(Path.of("/a/2.log"), 0);
        assertThat(files.remove()).isEqualTo(new Waiting(Path.of("/a/1.log"), 1, true, false));
        assertThat(files.remove()).isEqualTo(new Waiting(Path.of("/b/c/1.log"), 4_000_000_000L, true, false));
        assertThat(files.remove()).isEqualTo(new Waiting(Path.of("/a/2.log"), 0, true, false));
        assertThat(files.isEmpty()).isTrue();
    }

    @Test
    void a_file_that_is_given_back_has_the_next_turn() {
        files.add(Path.of("/a/1"), 1);
        files.add(Path.of("/a/2"), 2);
        Waiting first = files.remove();
        files.giveBack(first.again(false));
        assertThat(files.isEmpty()).isFalse();
        assertThat(files.remove()).isEqualTo(new Waiting(Path.of("/a/1"), 1, false, true));
        assertThat(files.remove().path()).isEqualTo(Path.of("/a/2"));
    }

    @Test
    void all_that_wait_are_taken_at_once() {
        files.add(Path.of("/a/1"), 1);
        files.add(Path.of("/a/2"), 2);
        files.giveBack(files.remove());
        List<Path> paths = new ArrayList<>();
        files.removeAll(paths::add);
        assertThat(paths).containsExactly(Path.of("/a/1"), Path.of("/a/2"));
        assertThat(files.isEmpty()).isTrue();
    }

    /** Text would show both names as the same. */
    @Test
    void names_that_are_no_characters_are_kept_apart(@TempDir Path directory) throws Exception {
        for (String name : List.of("\\351", "\\350")) {
            Process made = new ProcessBuilder("sh", "-c", "printf x > \"$(printf '" + name + "')\"")
                    .directory(directory.toFile())
                    .start();
            assertThat(made.waitFor()).isZero();
        }
        List<Path> paths;
        try (var listed = Files.list(directory)) {
            paths = listed.toList();
        }
        assertThat(paths).hasSize(2).noneMatch(WaitingFiles::isText);
        paths.forEach(path -> files.add(path, 1));
        assertThat(List.of(files.remove().path(), files.remove().path())).isEqualTo(paths);
    }
}
