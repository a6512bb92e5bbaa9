package dev.hiveparquet.packed;

import java.util.List;
import java.util.NoSuchElementException;

/** Texts that are taken in the order in which they were added, at most 2 GiB of them in all. Not thread-safe. */
public final class PackedQueue {
    private final Pieces pieces = new Pieces();
    private int head;

    /** Adds texts, to be taken together. */
    public void add(String... texts) {
        pieces.add(PackedText.pack(texts));
    }

    /** Whether nothing is left to take. */
    public boolean isEmpty() {
        return head == pieces.end();
    }

    /** Takes the texts that were added first. */
    public List<String> remove() {
        if (isEmpty()) {
            throw new NoSuchElementException("nothing is left in the queue");
        }
        List<String> texts = PackedText.unpack(pieces.get(head));
        head = pieces.next(head);
        pieces.forgetBefore(head);
        return texts;
    }
}
