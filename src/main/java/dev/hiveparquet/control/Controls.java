package dev.hiveparquet.control;

import java.util.List;

/** Does what a running program is asked to do. */
@FunctionalInterface
public interface Controls {
    /**
     * Does one thing; may take as long as it needs. Called by several threads.
     *
     * @param words the command and what belongs to it, at least one
     */
    Answer handle(List<String> words);
}
