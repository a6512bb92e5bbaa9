package dev.hiveparquet.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which time each line gets; times are shown as seconds since 2026-01-01T00:00:00Z. */
class LineClockTest {
    private static final long NEW_YEAR = 1_767_225_600L;
    private static final long RECEIVED = (NEW_YEAR + 5000) * 1_000_000;
    private static final String PGHP_30 = "$PGHP,1,2026,1,1,0,0,30,0,219,,2190048,1,28*23";
    private static final String PLAIN = "!AIVDM,1,1,,A,x,0*00";

    private LineClock clock = new LineClock(true, Carry.FRESH);

    @Test
    void a_line_has_the_time_of_its_tag_block() {
        assertThat(read(timed(10))).isEqualTo("10 tag_block");
    }

    @Test
    void a_line_without_any_time_has_that_of_its_arrival() {
        assertThat(read(PLAIN)).isEqualTo("5000 received");
        assertThat(read("# a comment")).isEqualTo("5000 received");
    }

    @Test
    void a_pghp_has_its_own_time_and_gives_it_to_the_line_directly_after_it() {
        clock = new LineClock(false, Carry.FRESH);
        assertThat(read(PGHP_30)).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("5000 received");
    }

    @Test
    void a_line_that_is_no_row_stands_between_a_pghp_and_the_line_after() {
        clock = new LineClock(false, Carry.FRESH);
        read(PGHP_30);
        clock.skip();
        assertThat(read(PLAIN)).isEqualTo("5000 received");
    }

    @Test
    void a_pghp_without_a_valid_time_gives_none() {
        clock = new LineClock(false, Carry.FRESH);
        read(PGHP_30);
        assertThat(read("$PGHP,1,2026,2,31,0,0,0,0,")).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("5000 received");
    }

    @Test
    void a_tag_block_goes_before_a_pghp() {
        read(PGHP_30);
        assertThat(read(timed(10))).isEqualTo("10 tag_block");
        assertThat(read("\\c:" + (NEW_YEAR + 20) + "*00\\" + PGHP_30)).isEqualTo("20 tag_block");
        assertThat(read(PLAIN)).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("20 carried");
    }

    @Test
    void a_pghp_behind_a_tag_block_without_time_is_one() {
        assertThat(read("\\s:x*00\\" + PGHP_30)).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("30 pghp");
    }

    @Test
    void a_line_of_a_group_has_the_time_that_another_gave_it() {
        read("\\g:1-2-17,c:" + (NEW_YEAR + 10) + "*00\\x");
        read(timed(99));
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("10 tag_block");
        assertThat(read("\\g:2-2-18*00\\x")).isEqualTo("99 carried");
    }

    @Test
    void a_pghp_goes_before_a_group() {
        read("\\g:1-2-17,c:" + (NEW_YEAR + 10) + "*00\\x");
        read(PGHP_30);
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("30 pghp");
    }

    @Test
    void a_line_in_the_middle_of_a_group_may_give_the_time_too() {
        assertThat(read("\\g:2-3-17,c:" + (NEW_YEAR + 10) + "*00\\x")).isEqualTo("10 tag_block");
        assertThat(read("\\g:3-3-17*00\\x")).isEqualTo("10 tag_block");
    }

    @Test
    void a_first_line_begins_its_group_anew() {
        clock = new LineClock(false, Carry.FRESH);
        read("\\g:1-2-17,c:" + (NEW_YEAR + 10) + "*00\\x");
        read("\\g:1-2-17,c:" + (NEW_YEAR + 20) + "*00\\x");
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("20 tag_block");
        assertThat(read("\\g:1-2-17*00\\x")).isEqualTo("5000 received");
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("5000 received");
    }

    @Test
    void an_implausible_time_is_none_for_the_group_too() {
        clock = new LineClock(false, Carry.FRESH);
        assertThat(read("\\g:1-2-17,c:99999999999*00\\x")).isEqualTo("5000 received");
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("5000 received");
    }

    @Test
    void the_oldest_of_33_groups_is_forgotten() {
        clock = new LineClock(false, Carry.FRESH);
        for (int id = 0; id < 33; id++) {
            read("\\g:1-2-" + id + ",c:" + (NEW_YEAR + id) + "*00\\x");
        }
        assertThat(read("\\g:2-2-0*00\\x")).isEqualTo("5000 received");
        assertThat(read("\\g:2-2-1*00\\x")).isEqualTo("1 tag_block");
        assertThat(read("\\g:2-2-32*00\\x")).isEqualTo("32 tag_block");
    }

    @Test
    void in_files_a_line_carries_the_time_of_the_last_timed_one() {
        read(timed(10));
        assertThat(read(PLAIN)).isEqualTo("10 carried");
        clock.skip();
        assertThat(read(PLAIN)).isEqualTo("10 carried");
        read(timed(7));
        assertThat(read(PLAIN)).isEqualTo("7 carried");
    }

    @Test
    void in_streams_nothing_is_carried() {
        clock = new LineClock(false, Carry.FRESH);
        read(timed(10));
        assertThat(read(PLAIN)).isEqualTo("5000 received");
    }

    @Test
    void a_clock_goes_on_from_what_it_carried() {
        read("\\g:1-2-17,c:" + (NEW_YEAR + 10) + "*00\\x");
        read(PGHP_30);
        clock = new LineClock(true, Carry.decode(clock.carry().encode()));
        assertThat(read(PLAIN)).isEqualTo("30 pghp");
        assertThat(read(PLAIN)).isEqualTo("30 carried");
        assertThat(read("\\g:2-2-17*00\\x")).isEqualTo("10 tag_block");
    }

    private String read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        byte[] around = new byte[bytes.length + 6];
        Arrays.fill(around, (byte) '\\');
        System.arraycopy(bytes, 0, around, 3, bytes.length);
        clock.read(around, 3, 3 + bytes.length, RECEIVED);
        return clock.micros() / 1_000_000 - NEW_YEAR + " " + clock.from().label();
    }

    private static String timed(int second) {
        return "\\s:2573276,c:" + (NEW_YEAR + second) + "*00\\" + PLAIN;
    }
}
