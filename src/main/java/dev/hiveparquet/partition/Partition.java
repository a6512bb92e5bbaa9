package dev.hiveparquet.partition;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Hive directory of one table, and the correlation key of the groups that fill it. Immutable; equal when table, label,
 * granularity and start are.
 */
public final class Partition {
    private final Table table;
    private final String source;
    private final PartitionBy by;
    private final long startMicros;

    /** Made when it is first asked for, as it is asked for with every batch; two threads may make it twice. */
    private volatile @Nullable String key;

    /**
     * A partition by its start.
     *
     * @param table which tree the directory is in
     * @param source the feed's label, as given
     * @param by the granularity
     * @param startMicros first instant of the interval, in microseconds since 1970-01-01T00:00:00Z
     */
    public Partition(Table table, String source, PartitionBy by, long startMicros) {
        if (by.floor(startMicros) != startMicros) {
            throw new IllegalArgumentException("no " + by.label() + " begins at " + startMicros
                    + " microseconds since 1970; the one around it begins at " + by.floor(startMicros));
        }
        this.table = Objects.requireNonNull(table);
        this.source = Objects.requireNonNull(source);
        this.by = by;
        this.startMicros = startMicros;
    }

    /** Which tree the directory is in. */
    public Table table() {
        return table;
    }

    /** The feed's label, as given. */
    public String source() {
        return source;
    }

    /** First instant of the interval, in microseconds since 1970-01-01T00:00:00Z. */
    public long startMicros() {
        return startMicros;
    }

    /** The partition of a table and source that an instant falls into. */
    public static Partition of(Table table, String source, PartitionBy by, long micros) {
        return new Partition(table, source, by, by.floor(micros));
    }

    /**
     * The partition of a directory.
     *
     * @param path as {@link #path} gives it
     * @return empty if no partition has this path
     */
    public static Optional<Partition> parse(Table table, String path) {
        String[] names = path.split("/", -1);
        try {
            int[] time = {1970, 1, 1, 0, 0};
            for (int i = 1; i < names.length; i++) {
                time[i - 1] = Integer.parseInt(names[i].substring(names[i].indexOf('=') + 1));
            }
            LocalDateTime start = LocalDateTime.of(time[0], time[1], time[2], time[3], time[4]);
            PartitionBy by = List.of(PartitionBy.values()).get(PartitionBy.values().length - (names.length - 1));
            String label = HiveLabel.decode(names[0].substring(names[0].indexOf('=') + 1));
            Partition partition = new Partition(table, label, by, start.toEpochSecond(ZoneOffset.UTC) * 1_000_000L);
            return Optional.of(partition).filter(parsed -> parsed.path().equals(path));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether the instant lies in the partition's interval. */
    public boolean contains(long micros) {
        return micros >= startMicros && micros < by.next(startMicros);
    }

    /**
     * The directory, relative to the root of its table, with {@code /} between segments: {@code
     * source=<label>/year=YYYY/month=MM/day=DD/hour=HH/minute=MM} as far down as the granularity goes.
     *
     * @throws IllegalArgumentException if the label cannot be a directory's name, see {@link HiveLabel}
     */
    public String path() {
        LocalDateTime start = LocalDateTime.ofEpochSecond(Math.floorDiv(startMicros, 1_000_000L), 0, ZoneOffset.UTC);
        StringBuilder path = new StringBuilder(96).append(HiveLabel.segment(source));
        path.append(String.format(Locale.ROOT, "/year=%04d", start.getYear()));
        append(path, PartitionBy.MONTH, "/month=", start.getMonthValue());
        append(path, PartitionBy.DAY, "/day=", start.getDayOfMonth());
        append(path, PartitionBy.HOUR, "/hour=", start.getHour());
        append(path, PartitionBy.MINUTE, "/minute=", start.getMinute());
        return path.toString();
    }

    /** Unique among all partitions of all tables: the table's name, {@code /} and the path. */
    public String key() {
        String made = key;
        if (made == null) {
            made = table.name().toLowerCase(Locale.ROOT) + "/" + path();
            key = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Partition that
                && table == that.table
                && by == that.by
                && startMicros == that.startMicros
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, source, by, startMicros);
    }

    @Override
    public String toString() {
        return key();
    }

    private void append(StringBuilder path, PartitionBy level, String name, int value) {
        if (by.compareTo(level) <= 0) {
            path.append(name).append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
        }
    }
}
