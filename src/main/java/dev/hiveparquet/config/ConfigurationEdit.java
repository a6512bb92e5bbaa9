package dev.hiveparquet.config;

import java.util.List;

/**
 * What an edited file comes to for a run that goes on.
 *
 * @param followed options with a new value, a text each: {@code ingest.max-age=2m (was 5m)}
 * @param waiting keys whose edit waits for the next start
 * @param hidden edits without effect since a stronger place gives the option's value, a sentence each
 */
public record ConfigurationEdit(List<String> followed, List<String> waiting, List<String> hidden) {
    public ConfigurationEdit {
        followed = List.copyOf(followed);
        waiting = List.copyOf(waiting);
        hidden = List.copyOf(hidden);
    }
}
