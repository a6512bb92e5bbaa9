package dev.hiveparquet.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Lets parquet-java's reader decompress zstd without Hadoop; refuses any other codec. */
final class ZstdCodec implements CompressionCodecFactory {

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("not zstd: " + name);
        }
        return new Decompressor();
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("nothing is written here");
    }

    @Override
    public void release() {}

    private static final class Decompressor implements BytesInputDecompressor {
        @Override
        @SuppressWarnings("deprecation") // what replaces it wants an allocator
        public BytesInput decompress(BytesInput bytes, int uncompressedSize) throws IOException {
            return BytesInput.from(plain(bytesOf(bytes.toByteBuffer()), uncompressedSize));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize) {
            ByteBuffer compressed = input.slice().limit(compressedSize);
            input.position(input.position() + compressedSize);
            output.put(plain(bytesOf(compressed), uncompressedSize));
        }

        @Override
        public void release() {}

        private static byte[] bytesOf(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }

        private static byte[] plain(byte[] compressed, int uncompressedSize) {
            byte[] plain = Zstd.decompress(compressed, uncompressedSize);
            if (plain.length != uncompressedSize) {
                throw new IllegalStateException(plain.length + " bytes where the header says " + uncompressedSize);
            }
            return plain;
        }
    }
}
