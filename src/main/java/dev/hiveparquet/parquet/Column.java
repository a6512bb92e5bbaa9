package dev.hiveparquet.parquet;

import java.util.Arrays;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/**
 * One column of a table.
 *
 * @param name as it stands in the schema
 * @param kind what its values are, and so how they are encoded
 * @param optional whether a value may be null
 */
record Column(String name, Kind kind, boolean optional) {

    enum Kind {
        /** Microseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP(Type.INT64, Encoding.DELTA_BINARY_PACKED),
        /** A 64-bit number. */
        NUMBER(Type.INT64, Encoding.DELTA_BINARY_PACKED),
        /** A string from a small set. */
        LABEL(Type.BYTE_ARRAY, Encoding.RLE_DICTIONARY),
        /** A string that is a line. */
        TEXT(Type.BYTE_ARRAY, Encoding.DELTA_LENGTH_BYTE_ARRAY),
        /** Bytes of a line. */
        BINARY(Type.BYTE_ARRAY, Encoding.DELTA_LENGTH_BYTE_ARRAY);

        private final Type type;
        private final Encoding encoding;

        Kind(Type type, Encoding encoding) {
            this.type = type;
            this.encoding = encoding;
        }

        Type type() {
            return type;
        }

        Encoding encoding() {
            return encoding;
        }
    }

    static Column required(String name, Kind kind) {
        return new Column(name, kind, false);
    }

    /** Orders two values in their PLAIN form as the column's type defines it: numbers by sign, bytes unsigned. */
    int compare(byte[] left, byte[] right) {
        return kind.type() == Type.INT64
                ? Long.compare(LittleEndian.getLong(left, 0), LittleEndian.getLong(right, 0))
                : Arrays.compareUnsigned(left, right);
    }

    /** The logical type together with the converted type, which is what older readers know. */
    SchemaElement schemaElement() {
        SchemaElement element = new SchemaElement(name)
                .setType(kind.type())
                .setRepetition_type(optional ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        return switch (kind) {
            case TIMESTAMP ->
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
            case LABEL, TEXT ->
                element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
            case NUMBER, BINARY -> element;
        };
    }
}
