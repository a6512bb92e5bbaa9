package dev.hiveparquet.parquet;

import dev.hiveparquet.parquet.ColumnLayout.ShownBounds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** Types and values of columns as people read them. */
final class ShownValues {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ShownValues() {}

    /** {@code int64 timestamp(us, UTC)}, {@code byte_array string}, {@code double}. */
    static String type(SchemaElement element) {
        String type = element.getType().name().toLowerCase(Locale.ROOT);
        LogicalType logical = element.getLogicalType();
        if (logical == null) {
            return type;
        }
        return type + " " + (logical.isSetTIMESTAMP() ? timestamp(logical.getTIMESTAMP()) : name(logical));
    }

    static boolean optional(SchemaElement element) {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    /** An instant, {@code 2026-01-01T00:00:00.000000Z}. */
    static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** Over all chunks, where the column is a time in microseconds and each of them has bounds. */
    static @Nullable TimeSpan times(SchemaElement element, List<ColumnMetaData> chunks) {
        Bounds bounds = isMicros(element) ? union(element, chunks) : null;
        return bounds == null
                ? null
                : new TimeSpan(LittleEndian.getLong(bounds.least(), 0), LittleEndian.getLong(bounds.greatest(), 0));
    }

    /** Over all chunks, where each of them has bounds of a type that is known here. */
    static @Nullable ShownBounds bounds(SchemaElement element, List<ColumnMetaData> chunks) {
        Bounds bounds = union(element, chunks);
        return bounds == null
                ? null
                : new ShownBounds(shown(element, bounds.least()), shown(element, bounds.greatest()));
    }

    private static @Nullable Bounds union(SchemaElement element, List<ColumnMetaData> chunks) {
        Bounds all = null;
        for (ColumnMetaData chunk : chunks) {
            Statistics statistics = chunk.getStatistics();
            if (statistics == null || !isKnown(element, statistics)) {
                return null;
            }
            Bounds more = new Bounds(statistics.getMin_value(), statistics.getMax_value());
            all = all == null ? more : all.union(more, (left, right) -> compare(element, left, right));
        }
        return all;
    }

    private static boolean isKnown(SchemaElement element, Statistics statistics) {
        byte[] least = statistics.getMin_value();
        byte[] greatest = statistics.getMax_value();
        if (least == null || greatest == null) {
            return false;
        }
        int width = width(element.getType());
        return width == 0 || (least.length == width && greatest.length == width);
    }

    /** Bytes of a value; 0 where values differ in length. */
    private static int width(Type type) {
        return switch (type) {
            case BOOLEAN -> 1;
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> 0;
        };
    }

    private static int compare(SchemaElement element, byte[] left, byte[] right) {
        return switch (element.getType()) {
            case INT32 -> Integer.compare(LittleEndian.getInt(left, 0), LittleEndian.getInt(right, 0));
            case INT64 -> Long.compare(LittleEndian.getLong(left, 0), LittleEndian.getLong(right, 0));
            case FLOAT -> Float.compare(toFloat(left), toFloat(right));
            case DOUBLE -> Double.compare(toDouble(left), toDouble(right));
            case BOOLEAN, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Arrays.compareUnsigned(left, right);
        };
    }

    private static String shown(SchemaElement element, byte[] value) {
        return switch (element.getType()) {
            case BOOLEAN -> Boolean.toString(value[0] != 0);
            case INT32 -> Integer.toString(LittleEndian.getInt(value, 0));
            case INT64 ->
                isMicros(element)
                        ? time(LittleEndian.getLong(value, 0))
                        : Long.toString(LittleEndian.getLong(value, 0));
            case FLOAT -> Float.toString(toFloat(value));
            case DOUBLE -> Double.toString(toDouble(value));
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                isString(element)
                        ? new String(value, StandardCharsets.UTF_8)
                        : HexFormat.of().formatHex(value);
        };
    }

    private static boolean isString(SchemaElement element) {
        return element.getLogicalType() != null && element.getLogicalType().isSetSTRING();
    }

    private static boolean isMicros(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        return element.getType() == Type.INT64
                && logical != null
                && logical.isSetTIMESTAMP()
                && logical.getTIMESTAMP().getUnit().isSetMICROS();
    }

    private static String timestamp(TimestampType type) {
        String unit = type.getUnit().isSetMICROS() ? "us" : type.getUnit().isSetMILLIS() ? "ms" : "ns";
        return "timestamp(" + unit + (type.isIsAdjustedToUTC() ? ", UTC)" : ")");
    }

    private static String name(LogicalType logical) {
        return logical.getSetField().getFieldName().toLowerCase(Locale.ROOT);
    }

    private static float toFloat(byte[] value) {
        return Float.intBitsToFloat(LittleEndian.getInt(value, 0));
    }

    private static double toDouble(byte[] value) {
        return Double.longBitsToDouble(LittleEndian.getLong(value, 0));
    }
}
