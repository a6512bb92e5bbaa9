package dev.hiveparquet.verify;

import dev.hiveparquet.cli.Json;
import dev.hiveparquet.config.Excerpt;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints each finding as it is made, mends it where that is asked for, and counts. Holds no list of them. */
final class Findings {
    private static final int DETAIL_LIMIT = 400;

    private final PrintWriter out;
    private final boolean json;
    private final boolean repairing;
    private final Runnable before;
    private final Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
    private int repaired;

    /**
     * No findings yet.
     *
     * @param before is called before anything is printed
     */
    Findings(PrintWriter out, boolean json, boolean repairing, Runnable before) {
        this.before = before;
        this.out = out;
        this.json = json;
        this.repairing = repairing;
    }

    void add(Finding finding) {
        counts.merge(finding.kind(), 1, Integer::sum);
        String outcome = repairing ? repair(finding.repair()) : null;
        before.run();
        out.println(json ? Json.of(object(finding, outcome)) : line(finding, outcome));
        out.flush();
    }

    int left() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - repaired;
    }

    int repaired() {
        return repaired;
    }

    /** {@code misplaced 1, double 2}; {@code none}. */
    String summary() {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    Map<String, Integer> byLabel() {
        Map<String, Integer> labels = new LinkedHashMap<>();
        counts.forEach((kind, count) -> labels.put(kind.label(), count));
        return labels;
    }

    private String repair(Finding.@Nullable Repair repair) {
        if (repair == null) {
            return "not repaired";
        }
        try {
            String done = repair.run();
            repaired++;
            return done;
        } catch (IOException e) {
            return "not repaired: " + e.getMessage();
        }
    }

    private static String line(Finding finding, @Nullable String outcome) {
        return String.format(
                "%-18s %s: %s%s",
                finding.kind().label(),
                Excerpt.escape(finding.subject()),
                Excerpt.of(finding.detail(), DETAIL_LIMIT),
                outcome == null ? "" : "; " + Excerpt.of(outcome, DETAIL_LIMIT));
    }

    private static Map<String, @Nullable Object> object(Finding finding, @Nullable String outcome) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("finding", finding.kind().label());
        json.put("subject", finding.subject());
        json.put("detail", finding.detail());
        json.put("repair", outcome);
        return json;
    }
}
