package dev.hiveparquet.packed;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from a text to texts, or, where no texts follow, a set: some ten bytes for each beside the packed texts. Texts are kept
 * whole, so that nothing is taken for another. Not thread-safe.
 */
public final class PackedTable {
    private static final int FREE = 0;
    private static final int GONE = -1;
    private static final int LEAST_SLOTS = 16;
    /** Numbers one after the other, which packed are not, must not meet in the same slots. */
    private static final int FNV_PRIME = 0x01000193;

    private static final int SPREAD = 0x9E3779B9;
    private static final int SPARED_BYTES = 1 << 16;

    /** A piece has a key and what belongs to it. */
    private final Pieces pieces = new Pieces();
    /** One more than a piece's position. A key's slot is the first with it from where its hash points. */
    private int[] slots = new int[LEAST_SLOTS];

    private int size;
    private int taken;
    /** Bytes of pieces that no slot points to. */
    private int dead;

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** Whether a key is there. */
    public boolean contains(String key) {
        return find(PackedText.pack(key)) >= 0;
    }

    /** Key and texts of a key; null where it is not there. */
    public @Nullable List<String> get(String key) {
        int slot = find(PackedText.pack(key));
        return slot < 0 ? null : PackedText.unpack(pieces.get(slots[slot] - 1));
    }

    /** Adds a key that no texts belong to; false if it is there already. */
    public boolean add(String key) {
        byte[] packed = PackedText.pack(key);
        if (find(packed) >= 0) {
            return false;
        }
        int slot = newSlot(packed);
        slots[slot] = pieces.add(packed) + 1;
        return true;
    }

    /**
     * Adds a key, or lets other texts belong to it.
     *
     * @param keyAndTexts the key first
     */
    public void put(String... keyAndTexts) {
        byte[] key = PackedText.pack(keyAndTexts[0]);
        int slot = find(key);
        if (slot >= 0) {
            drop(slots[slot] - 1);
        } else {
            slot = newSlot(key);
        }
        slots[slot] = pieces.add(PackedText.pack(keyAndTexts)) + 1;
        sweep();
    }

    /** Takes a key out, if it is there. */
    public void remove(String key) {
        int slot = find(PackedText.pack(key));
        if (slot >= 0) {
            drop(slots[slot] - 1);
            slots[slot] = GONE;
            size--;
            sweep();
        }
    }

    /**
     * Gives each key and its texts, the key first, in the order in which they were put: in that of the slots another table would
     * fill from one end, and take long. Nothing may be changed meanwhile.
     */
    public void forEach(Consumer<List<String>> entries) {
        for (int position = 0; position < pieces.end(); position = pieces.next(position)) {
            if (slotOf(position) >= 0) {
                entries.accept(PackedText.unpack(pieces.get(position)));
            }
        }
    }

    private int newSlot(byte[] key) {
        makeRoom();
        size++;
        taken++;
        return free(slots, first(slots, key, key.length));
    }

    private int find(byte[] key) {
        for (int slot = first(slots, key, key.length); slots[slot] != FREE; slot = (slot + 1) & (slots.length - 1)) {
            if (slots[slot] != GONE && pieces.beginsWith(slots[slot] - 1, key)) {
                return slot;
            }
        }
        return -1;
    }

    /** The slot that a key's hash points to. */
    private static int first(int[] slots, byte[] bytes, int keyLength) {
        int hash = 0;
        for (int i = 0; i < keyLength; i++) {
            hash = (hash ^ bytes[i]) * FNV_PRIME;
        }
        return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    /** The slot that the hash of a piece's key points to. */
    private int first(int[] those, int position) {
        byte[] piece = pieces.get(position);
        return first(those, piece, PackedText.firstLength(piece));
    }

    private static int free(int[] slots, int first) {
        int slot = first;
        while (slots[slot] != FREE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** Keeps a quarter of the slots free, without which nothing would be found not to be there. */
    private void makeRoom() {
        if (taken + 1 <= slots.length / 4 * 3) {
            return;
        }
        int[] larger = new int[Math.max(LEAST_SLOTS, Integer.highestOneBit(size) * 4)];
        for (int slot : slots) {
            if (slot > FREE) {
                larger[free(larger, first(larger, slot - 1))] = slot;
            }
        }
        slots = larger;
        taken = size;
    }

    private void drop(int position) {
        dead += pieces.next(position) - position;
    }

    /** Moves the other pieces together when a third is dead; in place, for there may be no memory for a copy. */
    private void sweep() {
        if (dead <= SPARED_BYTES || dead <= pieces.end() / 3) {
            return;
        }
        int to = 0;
        int next;
        for (int from = 0; from < pieces.end(); from = next) {
            next = pieces.next(from);
            int slot = slotOf(from);
            if (slot >= 0) {
                slots[slot] = to + 1;
                to = pieces.move(from, to);
            }
        }
        pieces.endAt(to);
        dead = 0;
    }

    /** The slot that points to a piece; negative where none does. */
    private int slotOf(int position) {
        int slot = first(slots, position);
        while (slots[slot] != FREE && slots[slot] != position + 1) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot] == FREE ? -1 : slot;
    }
}
