package dev.hiveparquet.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.RandomNumbers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code $PGHP} gives the time that it spells, if there is such a time. */
class PghpTest {
    private static final long LATEST_MILLIS = 4_102_444_800_000L;

    private final Pghp pghp = new Pghp();

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "$PGHP,1,2013,3,18,9,19,9,499,219,,2190048,1,28*23 2013-03-18T09:19:09.499Z",
                "$PGHP,1,2024,2,29,23,59,59,999*00 2024-02-29T23:59:59.999Z",
                "$PGHP,1,2000,02,29,00,00,00,000 2000-02-29T00:00:00Z",
                "$PGHP,1,1990,1,1,0,0,0,0,x 1990-01-01T00:00:00Z",
                "$PGHP,1,2025,12,31,23,59,59,7, 2025-12-31T23:59:59.007Z",
            })
    void the_time_is_read_to_the_millisecond(String line, Instant time) {
        assertThat(micros(line)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$PGHP",
                "$PGHP,1,",
                "$PGHP,2,2013,3,18,9,19,9,499,",
                "$PGHQ,1,2013,3,18,9,19,9,499,",
                "$PGHP,1,2013,3,18,9,19,9",
                "$PGHP,1,2013,3,18,9,19,9*00",
                "$PGHP,1,2013,3,18,9,19,9,*00",
                "$PGHP,1,2013,0,18,9,19,9,499,",
                "$PGHP,1,2013,13,18,9,19,9,499,",
                "$PGHP,1,2013,3,0,9,19,9,499,",
                "$PGHP,1,2013,2,29,9,19,9,499,",
                "$PGHP,1,2100,2,29,9,19,9,499,",
                "$PGHP,1,2013,2,31,9,19,9,499,",
                "$PGHP,1,2013,4,31,9,19,9,499,",
                "$PGHP,1,2013,12,32,9,19,9,499,",
                "$PGHP,1,2013,3,18,24,19,9,499,",
                "$PGHP,1,2013,3,18,9,60,9,499,",
                "$PGHP,1,2016,12,31,23,59,60,0,",
                "$PGHP,1,2013,3,18,9,19,9,1000,",
                "$PGHP,1,1989,12,31,23,59,59,999,",
                "$PGHP,1,9999,1,1,0,0,0,0,",
                "$PGHP,1,13,3,18,9,19,9,499,",
                "$PGHP,1,2013,-3,18,9,19,9,499,",
                "$PGHP,1,,3,18,9,19,9,499,",
                "$PGHP,1,2013,3,18,9,19,9,4 9,",
                "$PGHP,1,2013,3,18,9,19,9,.49,",
                "$PGHP,1,99999999999,3,18,9,19,9,499,",
                " $PGHP,1,2013,3,18,9,19,9,499",
                "$PGHP,1,2013*3,18,9,19,9,499,8",
            })
    void what_spells_no_plausible_time_gives_none(String line) {
        assertThat(micros(line)).isEqualTo(LineTime.NONE);
    }

    @Test
    void every_millisecond_reads_as_itself() {
        for (int seed = 0; seed < 1000; seed++) {
            long millis = RandomNumbers.between(LineTime.EARLIEST / 1000, LATEST_MILLIS, new SplittableRandom(seed));
            assertThat(micros(line(millis))).as("seed %d", seed).isEqualTo(millis * 1000);
        }
    }

    private static String line(long millis) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(millis / 1000, (int) (millis % 1000) * 1_000_000, ZoneOffset.UTC);
        return "$PGHP,1,%d,%d,%d,%d,%d,%d,%d,219"
                .formatted(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        millis % 1000);
    }

    @Test
    void the_hosts_time_zone_changes_nothing() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Oslo"));
            assertThat(micros("$PGHP,1,2025,10,26,2,30,0,0,")).isEqualTo(1_761_445_800_000_000L);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private long micros(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return pghp.micros(bytes, 0, bytes.length, LATEST_MILLIS * 1000);
    }
}
