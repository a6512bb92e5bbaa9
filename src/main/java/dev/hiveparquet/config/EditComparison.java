package dev.hiveparquet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An edited file held against what a run began with and what it goes by. */
final class EditComparison {
    private final Reading begun;
    private final Reading current;
    private final Reading next;

    EditComparison(Reading begun, Reading current, Reading next) {
        this.begun = begun;
        this.current = current;
        this.next = next;
    }

    /** The run goes by {@code merged} from now on. */
    ConfigurationEdit followed(Reading merged) {
        List<String> followed = Stream.of(Option.values())
                .filter(option -> differ(option, current, merged))
                .map(option -> option.key() + "=" + shown(option, merged) + " (was " + shown(option, current) + ")")
                .toList();
        return new ConfigurationEdit(followed, waiting(false), hidden());
    }

    /** What the run could follow does not fit to the rest of what it goes by. */
    ConfigurationEdit nothingFollowed() {
        return new ConfigurationEdit(List.of(), waiting(true), hidden());
    }

    private List<String> waiting(boolean allOfThem) {
        List<String> waiting = new ArrayList<>();
        for (Option option : Option.values()) {
            boolean waits = LiveOptions.ALL.contains(option)
                    ? allOfThem && differ(option, current, next)
                    : differ(option, begun, next);
            if (waits) {
                waiting.add(option.key());
            }
        }
        Properties before = begun.layers().file().properties();
        Properties after = next.layers().file().properties();
        TreeSet<String> keys = new TreeSet<>(before.stringPropertyNames());
        keys.addAll(after.stringPropertyNames());
        keys.stream()
                .filter(key -> !key.startsWith(Option.PREFIX))
                .filter(key -> !Objects.equals(before.getProperty(key), after.getProperty(key)))
                .map(Excerpt::of)
                .forEach(waiting::add);
        return waiting;
    }

    private List<String> hidden() {
        List<String> hidden = new ArrayList<>();
        for (Option option : Option.values()) {
            String before = begun.layers().file().properties().getProperty(option.key());
            String after = next.layers().file().properties().getProperty(option.key());
            Given stronger = next.layers().find(option);
            if (!Objects.equals(before, after) && stronger != null && stronger.isOutsideFile()) {
                hidden.add(option.key() + " in " + next.layers().file().shown() + " has no effect beside "
                        + stronger.spelling());
            }
        }
        return hidden;
    }

    private static boolean differ(Option option, Reading one, Reading other) {
        return !one.values().text(option).equals(other.values().text(option));
    }

    private static String shown(Option option, Reading reading) {
        return reading.values().shown(option);
    }
}
