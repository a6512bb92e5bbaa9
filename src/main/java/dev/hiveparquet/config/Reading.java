package dev.hiveparquet.config;

import java.util.Map;

/** One look at all places that give values, and what they come to. */
record Reading(Layers layers, Values values, Configuration configuration) {

    /** The same with other properties for placeholders. */
    Reading with(Map<String, String> properties) {
        return new Reading(layers, values, new Configuration(configuration.settings(), properties));
    }
}
