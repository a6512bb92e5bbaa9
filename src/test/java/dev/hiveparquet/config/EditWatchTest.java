package dev.hiveparquet.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit is told once, and not before what is there has been seen twice: a file is written in several steps. */
class EditWatchTest {
    @TempDir
    Path dir;

    @Test
    void a_file_that_nobody_touches_is_not_edited() throws Exception {
        EditWatch watch = EditWatch.ofFile(Files.writeString(dir.resolve("a"), "1"));
        assertThat(watch.edited()).isFalse();
        assertThat(watch.edited()).isFalse();
    }

    @Test
    void a_file_that_is_still_being_written_is_left_alone_until_two_looks_see_the_same() throws Exception {
        Path file = Files.writeString(dir.resolve("a"), "1");
        EditWatch watch = EditWatch.ofFile(file);
        Files.writeString(file, "");
        assertThat(watch.edited()).isFalse();
        Files.writeString(file, "22", APPEND);
        assertThat(watch.edited()).isFalse();
        Files.writeString(file, "33", APPEND);
        assertSeenAtTheSecondLook(watch);
        assertThat(watch.edited()).isFalse();
    }

    @Test
    void another_file_of_the_name_the_same_size_and_time_is_an_edit() throws Exception {
        Path file = Files.writeString(dir.resolve("a"), "1");
        FileTime time = Files.getLastModifiedTime(file);
        EditWatch watch = EditWatch.ofFile(file);
        Path other = Files.writeString(dir.resolve("b"), "2");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, ATOMIC_MOVE);
        assertSeenAtTheSecondLook(watch);
    }

    @Test
    void a_file_that_comes_and_one_that_goes_are_edits() throws Exception {
        Path file = dir.resolve("a");
        EditWatch watch = EditWatch.ofFile(file);
        Files.writeString(file, "1");
        assertSeenAtTheSecondLook(watch);
        Files.delete(file);
        assertSeenAtTheSecondLook(watch);
    }

    @Test
    void what_is_back_as_it_was_before_anybody_looked_twice_is_no_edit() throws Exception {
        Path file = dir.resolve("a");
        EditWatch watch = EditWatch.ofFile(file);
        Files.writeString(file, "1");
        assertThat(watch.edited()).isFalse();
        Files.delete(file);
        assertThat(watch.edited()).isFalse();
        assertThat(watch.edited()).isFalse();
    }

    @Test
    void every_file_of_a_directory_counts_and_the_directory_need_not_be_there() throws Exception {
        Path routes = dir.resolve("routes");
        EditWatch watch = EditWatch.ofDirectory(routes);
        Files.createDirectory(routes);
        Files.writeString(routes.resolve("a.yaml"), "1");
        assertSeenAtTheSecondLook(watch);
        Files.writeString(routes.resolve("b.yaml"), "1");
        assertSeenAtTheSecondLook(watch);
    }

    @Test
    void nothing_to_watch_is_never_edited() {
        assertThat(EditWatch.ofFile(null).edited()).isFalse();
        assertThat(EditWatch.ofDirectory(null).edited()).isFalse();
    }

    private static void assertSeenAtTheSecondLook(EditWatch watch) {
        assertThat(watch.edited()).isFalse();
        assertThat(watch.edited()).isTrue();
    }
}
