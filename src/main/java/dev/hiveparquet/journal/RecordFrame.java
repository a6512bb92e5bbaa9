package dev.hiveparquet.journal;

import dev.hiveparquet.block.Block;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The 37 bytes before the content of every journal record, big-endian: magic, content length, CRC32C, kind, offset, span,
 * arrival time.
 *
 * <p>The checksum is over the segment's nonce, all fields but itself, and the content. The nonce keeps a line that looks like
 * a record from being taken for one while damage is skipped.
 *
 * @param kind what the record is
 * @param offset the block's offset in the segment's origin
 * @param span the block's span
 * @param receivedAtMicros the block's arrival time
 * @param length bytes of content
 */
record RecordFrame(Kind kind, long offset, long span, long receivedAtMicros, int length) {
    static final int BYTES = 37;
    static final int MAGIC = 0x48504A52;
    static final int MAX_CONTENT_BYTES = 64 << 20;

    private static final int CRC_AT = 8;
    private static final int KIND_AT = 12;

    /** What a record is: the segment's header, the beginning of a session, or a block. */
    enum Kind {
        HEADER(1, null),
        SESSION(2, null),
        LINES(3, Block.Kind.LINES),
        OVERLONG(4, Block.Kind.OVERLONG),
        TORN(5, Block.Kind.TORN);

        private final int code;
        private final Block.@Nullable Kind block;

        Kind(int code, Block.@Nullable Kind block) {
            this.code = code;
            this.block = block;
        }

        Block.@Nullable Kind block() {
            return block;
        }

        static Kind of(Block.Kind block) {
            return switch (block) {
                case LINES -> LINES;
                case OVERLONG -> OVERLONG;
                case TORN -> TORN;
            };
        }

        private static @Nullable Kind withCode(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** Fills an array with the frame of this content. */
    void put(byte[] frame, long nonce, byte[] bytes, int start) {
        ByteBuffer fields = ByteBuffer.wrap(frame);
        fields.putInt(MAGIC).putInt(length).putInt(0).put((byte) kind.code);
        fields.putLong(offset).putLong(span).putLong(receivedAtMicros);
        fields.putInt(CRC_AT, crc(nonce, frame, 0, bytes, start, length));
    }

    /** The frame at an index of an array, or null where there is none that could be valid. */
    static @Nullable RecordFrame at(byte[] bytes, int index) {
        ByteBuffer fields = ByteBuffer.wrap(bytes, index, BYTES);
        int magic = fields.getInt();
        int length = fields.getInt();
        fields.getInt();
        Kind kind = Kind.withCode(fields.get());
        boolean sane = magic == MAGIC && length >= 0 && length <= MAX_CONTENT_BYTES;
        if (!sane || kind == null) {
            return null;
        }
        return new RecordFrame(kind, fields.getLong(), fields.getLong(), fields.getLong(), length);
    }

    /** Whether frame and content, which follows it in the array, are what was written. */
    boolean isIntact(byte[] bytes, int index, long nonce) {
        int stored = ByteBuffer.wrap(bytes).getInt(index + CRC_AT);
        return stored == crc(nonce, bytes, index, bytes, index + BYTES, length);
    }

    private static int crc(long nonce, byte[] frame, int index, byte[] content, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(nonce).flip());
        crc.update(frame, index, CRC_AT);
        crc.update(frame, index + KIND_AT, BYTES - KIND_AT);
        crc.update(content, start, length);
        return (int) crc.getValue();
    }
}
