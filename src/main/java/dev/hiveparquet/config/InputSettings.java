package dev.hiveparquet.config;

import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.partition.HiveLabel;
import java.util.List;

/**
 * What is read from files, and what holds for every line whatever it came from.
 *
 * @param source the feed's label
 * @param paths files to read, in order, as given; empty where only a feed is read
 * @param again whether files that are published already are read once more
 * @param timestamp which time becomes a row's
 * @param maxLineBytes longer lines go to quarantine
 */
public record InputSettings(
        String source, List<String> paths, boolean again, TimestampRule timestamp, int maxLineBytes) {
    public InputSettings {
        HiveLabel.check(source);
        paths = JoinedTexts.immutable(paths);
        Option.MAX_LINE_BYTES.require(maxLineBytes);
    }
}
