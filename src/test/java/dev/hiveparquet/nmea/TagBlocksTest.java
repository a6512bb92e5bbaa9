package dev.hiveparquet.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tag blocks say of a line's time, and that nothing else says it. */
class TagBlocksTest {
    /** 2026-01-01T12:00:00Z. */
    private static final long RECEIVED = 1_767_268_800_000_000L;

    private final TagBlocks tagBlocks = new TagBlocks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\s:2573276,c:1767225600*08\\!BSVDM,1,1,,B,x,0*00",
                "\\c:1767225600000*00\\!AIVDM",
                "\\c:1767225600000000*00\\!AIVDM",
                "\\c:1767225600\\",
                "\\c:001767225600,s:x*00\\",
                "\\g:1-2-3,n:157036,s:r003669945,c:1767225600*4A\\!AIVDM",
                "\\s:x*00\\\\c:1767225600*00\\!AIVDM",
                "\\c:*00\\\\c:1767225600*00\\!AIVDM",
                "\\c:1767225600,c:1767225601*00\\!AIVDM",
                "\\,,:,c,c:1767225600,*00\\",
            })
    void a_time_in_seconds_milliseconds_or_microseconds_is_told_by_its_size(String line) {
        scan(line);
        assertThat(tagBlocks.micros()).isEqualTo(1_767_225_600_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\",
                "\\\\",
                "\\c:1767225600*08",
                "\\c:1767225600",
                "!AIVDM\\c:1767225600*08\\",
                " \\c:1767225600*08\\",
                "\\x*c:1767225600\\!AIVDM",
                "\\s:c:1767225600*00\\!AIVDM",
                "\\C:1767225600*00\\",
                "\\c1767225600*00\\",
                "\\c:*00\\",
                "\\c:-1767225600*00\\",
                "\\c:+1767225600*00\\",
                "\\c: 1767225600*00\\",
                "\\c:1767225600.5*00\\",
                "\\c:17672256/0*00\\",
                "\\c:17672256:0*00\\",
                "\\c:99999999999*00\\",
                "\\c:12415440354*00\\",
                "\\c:18446744073709551615*00\\",
                "\\c:0001767225600000000*00\\",
                "\\s:x*00\\c:1767225600*00\\",
            })
    void whatever_else_is_no_time(String line) {
        scan(line);
        assertThat(tagBlocks.micros()).isEqualTo(LineTime.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "631151999, false",
        "631152000, true",
        "631151999999, false",
        "631152000000, true",
        "631151999999999, false",
        "631152000000000, true",
        "1767355200, true",
        "1767355201, false",
        "1767355200000, true",
        "1767355200001, false",
        "1767355200000000, true",
        "1767355200000001, false",
        "253402300799, false",
    })
    void plausible_is_from_1990_until_one_day_after_the_arrival(String number, boolean plausible) {
        scan("\\c:" + number + "*00\\");
        assertThat(tagBlocks.micros() != LineTime.NONE).isEqualTo(plausible);
    }

    @ParameterizedTest
    @CsvSource({
        "1-2-17, true, 17",
        "2-2-17, false, 17",
        "1-1-0, true, 0",
        "01-02-017, true, 17",
        "9999-9999-1, false, 1",
        "1-2-1234567890, true, 1234567890",
        "1-2-12345678901, true, 12345678901",
        "1-2-9999999999999999999, true, 9999999999999999999",
        "1-2-18446744073709551615, true, 18446744073709551615",
    })
    void a_group_has_number_total_and_id(String group, boolean first, String id) {
        scan("\\g:" + group + ",s:x*00\\!AIVDM");
        assertThat(tagBlocks.isGrouped()).isTrue();
        assertThat(tagBlocks.isFirstOfGroup()).isEqualTo(first);
        assertThat(Long.toUnsignedString(tagBlocks.groupId())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--",
                "1",
                "1-2",
                "1-2-",
                "-2-17",
                "1--17",
                "0-2-17",
                "3-2-17",
                "-1-2-17",
                "1-0-17",
                "1-2--17",
                "1-2-17-4",
                "a-2-17",
                "1-b-17",
                "1-2-c",
                "1-99999999999-17",
                "99999999999-99999999999-17",
                "18446744073709551615-18446744073709551615-17",
                "1-2-18446744073709551616",
                "1-2-99999999999999999999",
                "1-2-018446744073709551615",
                "1-2-1 7",
            })
    void a_group_out_of_bounds_is_none(String group) {
        scan("\\g:" + group + ",s:x*00\\!AIVDM");
        assertThat(tagBlocks.isGrouped()).isFalse();
    }

    @Test
    void the_sentence_begins_behind_the_last_closed_tag_block() {
        assertThat(scan("\\s:x*00\\!AIVDM")).isEqualTo(8);
        assertThat(scan("\\s:x*00\\\\c:1*00\\$PGHP")).isEqualTo(16);
        assertThat(scan("\\s:x*00\\\\c:1*00")).isEqualTo(8);
        assertThat(scan("!AIVDM")).isZero();
        assertThat(scan("\\\\\\\\")).isEqualTo(4);
    }

    @Test
    void nothing_is_left_of_the_line_before() {
        scan("\\g:1-2-17,c:1767225600*00\\!AIVDM");
        scan("\\s:x*00\\!AIVDM");
        assertThat(tagBlocks.micros()).isEqualTo(LineTime.NONE);
        assertThat(tagBlocks.isGrouped()).isFalse();
    }

    @Test
    void bytes_around_the_line_are_not_looked_at() {
        byte[] bytes = "\\c:1767225600*00\\".getBytes(StandardCharsets.US_ASCII);
        byte[] around = new byte[bytes.length + 8];
        Arrays.fill(around, (byte) '\\');
        System.arraycopy(bytes, 0, around, 4, bytes.length);
        assertThat(tagBlocks.scan(around, 4, 4 + bytes.length, LineTime.latest(RECEIVED)))
                .isEqualTo(4 + bytes.length);
        assertThat(tagBlocks.micros())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000);
        assertThat(tagBlocks.scan(around, 4, 3 + bytes.length, LineTime.latest(RECEIVED)))
                .isEqualTo(4);
    }

    private int scan(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return tagBlocks.scan(bytes, 0, bytes.length, LineTime.latest(RECEIVED));
    }
}
