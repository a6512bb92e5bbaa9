package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small files that were read whole, one behind the other into one array, as long as they fit. Not thread-safe. */
final class SmallFiles {
    /** Each has a parser, so that these have a bound of their own. */
    private static final int MAX_FILES = 256;

    private final byte[] bytes;
    private final List<FoundFile> files = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int end;

    SmallFiles(int capacityBytes) {
        bytes = new byte[capacityBytes];
    }

    /** Forgets all files. */
    void clear() {
        files.clear();
        starts.clear();
        end = 0;
    }

    /** Whether a file of this size is small, which it is if it fits together with the byte that would show that it has grown. */
    boolean isSmall(long size) {
        return size < bytes.length;
    }

    /** Whether there is room for one more small file of this size. */
    boolean hasRoom(long size) {
        return files.size() < MAX_FILES && size < bytes.length - end;
    }

    /** Reads a file behind those that were added, where it is forgotten unless it is added too; false if it has another size. */
    boolean read(Path file, long size) throws IOException {
        ByteBuffer room = ByteBuffer.wrap(bytes, end, (int) size + 1);
        try (FileChannel channel = FileChannel.open(file)) {
            int read = 0;
            while (room.hasRemaining() && read >= 0) {
                read = channel.read(room);
            }
        }
        return room.remaining() == 1;
    }

    /** What was read last and has this size. */
    FileBytes lastRead(long size) {
        return FileBytes.of(bytes, end, (int) size);
    }

    /** Adds the file that was read last. */
    void add(FoundFile file) {
        files.add(file);
        starts.add(end);
        end += (int) file.stat().bytes();
    }

    /** The files that were added. */
    List<FoundFile> files() {
        return files;
    }

    /** What is to be read of the files, which were begun since, a block for each; none for one that has nothing more. */
    List<Block> blocks(List<InputFile> begun) {
        List<Block> blocks = new ArrayList<>(begun.size());
        for (int i = 0; i < begun.size(); i++) {
            InputFile file = begun.get(i);
            int offset = (int) file.offset();
            int length = (int) file.found().stat().bytes() - offset;
            if (length > 0) {
                blocks.add(new Block(
                        Block.Kind.LINES,
                        file.origin(),
                        offset,
                        length,
                        file.state().receivedAtMicros(),
                        bytes,
                        starts.get(i) + offset,
                        length));
            }
        }
        return blocks;
    }
}
