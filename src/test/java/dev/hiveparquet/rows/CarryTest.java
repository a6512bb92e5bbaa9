package dev.hiveparquet.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hiveparquet.nmea.LineTime;
import dev.hiveparquet.rows.Carry.GroupTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A carry survives as text, and no other text passes for one. */
class CarryTest {
    private static final long TIME = 1_767_225_600_000_000L;

    @Test
    void it_reads_back_as_it_was() {
        Carry carry = new Carry(
                TIME,
                TIME + 1,
                List.of(new GroupTime(17, TIME + 2), new GroupTime(17, LineTime.NONE), new GroupTime(-1, TIME)));
        assertThat(carry.encode())
                .isEqualTo("1767225600000000;1767225600000001;"
                        + "17=1767225600000002,17=-,18446744073709551615=1767225600000000");
        assertThat(Carry.decode(carry.encode())).isEqualTo(carry);
    }

    @Test
    void a_fresh_one_is_short() {
        assertThat(Carry.FRESH.encode()).isEqualTo("-;-;");
        assertThat(Carry.decode("-;-;")).isEqualTo(Carry.FRESH);
    }

    @Test
    void the_longest_is_bounded() {
        GroupTime longest = new GroupTime(-1, Long.MAX_VALUE);
        Carry carry = new Carry(Long.MAX_VALUE, Long.MAX_VALUE, Collections.nCopies(32, longest));
        assertThat(carry.encode()).hasSize(1351).matches("[!-~]*");
        assertThat(Carry.decode(carry.encode())).isEqualTo(carry);
        assertThatThrownBy(() -> new Carry(TIME, TIME, Collections.nCopies(33, longest)))
                .hasMessage("33 groups, more than 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;",
                "-;-",
                "-;-;;",
                "-;-;,",
                "-;-;17",
                "-;-;17=",
                "-;-;=-",
                "-;-;17=-,",
                "-;-;-1=-",
                "-;-;017=-",
                "-;-;18446744073709551616=-",
                "0;-;",
                "631151999999999;-;",
                "-;01767225600000000;",
                "+1767225600000000;-;",
                "99999999999999999999;-;",
                "-9223372036854775808;-;",
                " -;-;",
                "-;-;\n",
                "null",
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Carry.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not what a parser carries: time;time;group=time,...");
    }

    @Test
    void more_groups_than_there_can_be_are_refused_and_shown_in_part() {
        String text = "-;-;" + "17=-,".repeat(32) + "17=-";
        assertThatThrownBy(() -> Carry.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text.substring(0, 80) + "...\" is not");
    }
}
