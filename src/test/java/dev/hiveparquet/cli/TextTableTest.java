package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Columns line up. */
class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell_and_numbers_are_set_right() {
        TextTable table =
                new TextTable("name", ">rows", "note").row("a", 1_000, "first").row("longer", 7, "");
        assertThat(table.lines())
                .containsExactly(
                        "name    rows  note", //
                        "a       1000  first",
                        "longer     7");
    }

    @Test
    void a_row_of_another_width_is_refused() {
        assertThatThrownBy(() -> new TextTable("a").row(1, 2)).hasMessage("2 cells for 1 columns");
    }
}
