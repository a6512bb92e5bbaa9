package dev.hiveparquet.intake;

import dev.hiveparquet.rows.RejectReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quarantine file that is fed back, as an origin's id says it: which file, and which of its lines are to be rows. That is
 * part of the id so that a replay that was broken off goes on as it was begun.
 *
 * @param reasons lines rejected for one of these are to be rows where they can be
 * @param name the file's name, which is never given to a file of other content
 */
record QuarantineOrigin(Set<RejectReason> reasons, String name) {
    private static final String SUFFIX = ".parquet";
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{16}\\.parquet");
    private static final Pattern ID = Pattern.compile("quarantine-([a-z+]+)-(.+)");

    QuarantineOrigin {
        reasons = Set.copyOf(reasons);
        if (reasons.isEmpty() || !isName(name)) {
            throw new IllegalArgumentException("no replay of " + name + " for reasons " + reasons);
        }
    }

    /** Whether a file of this name can be one of the quarantine. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Every way in which a file can have been fed back. */
    static List<QuarantineOrigin> allOf(String name) {
        return List.of(
                new QuarantineOrigin(EnumSet.of(RejectReason.OVERLONG), name),
                new QuarantineOrigin(EnumSet.of(RejectReason.TORN), name),
                new QuarantineOrigin(EnumSet.allOf(RejectReason.class), name));
    }

    /** The replay that an origin's id stands for. */
    static Optional<QuarantineOrigin> of(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Set<RejectReason> reasons =
                Stream.of(matcher.group(1).split("\\+")).map(RejectReason::of).collect(Collectors.toSet());
        return Optional.of(new QuarantineOrigin(reasons, matcher.group(2) + SUFFIX));
    }

    /** The origin's id. */
    String id() {
        String labels = reasons.stream().sorted().map(RejectReason::label).collect(Collectors.joining("+"));
        return "quarantine-" + labels + "-" + name.substring(0, name.length() - SUFFIX.length());
    }
}
