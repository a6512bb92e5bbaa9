package dev.hiveparquet.delivery;

import dev.hiveparquet.journal.Journal;
import dev.hiveparquet.journal.JournalLimits;
import dev.hiveparquet.journal.ReplayBlocks;
import dev.hiveparquet.journal.ReplaySegment;
import dev.hiveparquet.journal.Replayed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process that is gone had accepted: the numbers of {@link LineServer}'s whole lines in its journal. */
final class JournalNumbers {
    private static final Pattern WHOLE_LINE = Pattern.compile("n:(\\d+),c:\\d+\\*00[^\r]*\\*4E\r\n");

    private JournalNumbers() {}

    /** The numbers in intact records of a journal's directory. */
    static Set<Long> in(Path journal) throws IOException {
        Set<Long> numbers = new TreeSet<>();
        if (!Files.isDirectory(journal)) {
            return numbers;
        }
        try (Journal read = Journal.open(journal, new JournalLimits(64 << 20, Duration.ofMillis(200), 1 << 20))) {
            for (ReplaySegment segment : read.replay()) {
                try (ReplayBlocks blocks = segment.blocks(0)) {
                    for (Replayed next = blocks.next(); next != null; next = blocks.next()) {
                        addNumbers(next, numbers);
                    }
                }
            }
        }
        return numbers;
    }

    private static void addNumbers(Replayed replayed, Set<Long> numbers) {
        var block = replayed.block();
        String lines = new String(block.bytes(), block.start(), block.length(), StandardCharsets.ISO_8859_1);
        Matcher matcher = WHOLE_LINE.matcher(lines);
        while (matcher.find()) {
            numbers.add(Long.valueOf(matcher.group(1)));
        }
    }
}
