package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the user that runs the program can leave word for it in the directory of Camel's tools. */
class ToolDirectoryTest {
    @TempDir
    Path home;

    @Test
    void it_is_made_for_its_owner_alone() throws Exception {
        ToolDirectory.prepare(home.resolve(".camel"));
        assertThat(rights(home.resolve(".camel"))).isEqualTo("rwx------");
    }

    @Test
    void one_that_others_may_read_stays_as_it_is() throws Exception {
        Path there = made("rwxr-xr-x");
        ToolDirectory.prepare(there);
        assertThat(rights(there)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void one_that_others_may_write_into_is_refused() throws Exception {
        Path there = made("rwxrwxr-x");
        assertThatThrownBy(() -> ToolDirectory.prepare(there))
                .isInstanceOf(IOException.class)
                .hasMessage("others may write into " + there
                        + ", and so have this program do what they like; chmod go-w it");
    }

    @Test
    void a_home_directory_that_is_not_there_is_named() {
        Path there = home.resolve("nobody/.camel");
        assertThatThrownBy(() -> ToolDirectory.prepare(there))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(there + " cannot be made, where Camel's tools look for this program (");
    }

    private Path made(String rights) throws IOException {
        Path there = Files.createDirectory(home.resolve(".camel"));
        return Files.setPosixFilePermissions(there, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }
}
