package dev.hiveparquet.camel;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the edits made while a run goes on.
 *
 * @param mistakes why an edit is not followed, a line each
 * @param waiting what the files say and the run does not do before its next start
 * @param hidden edits without effect, a sentence each
 */
record EditState(List<String> mistakes, List<String> waiting, List<String> hidden) {
    static final EditState NONE = new EditState(List.of(), List.of(), List.of());

    EditState {
        mistakes = List.copyOf(mistakes);
        waiting = List.copyOf(waiting);
        hidden = List.copyOf(hidden);
    }

    /** This and another together. */
    EditState and(EditState other) {
        return new EditState(
                joined(mistakes, other.mistakes), joined(waiting, other.waiting), joined(hidden, other.hidden));
    }

    /** What a person should know, a sentence each. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        mistakes.forEach(mistake -> sentences.add("an edit is not followed: " + mistake));
        if (!waiting.isEmpty()) {
            sentences.add("edits that wait for a restart: " + String.join(", ", waiting));
        }
        sentences.addAll(hidden);
        return sentences;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
