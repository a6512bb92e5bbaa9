package dev.hiveparquet.check;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Json;
import dev.hiveparquet.config.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found, for people or for programs.
 *
 * @param findings in the order in which they were found
 */
record Report(List<Finding> findings) {
    private static final int LONGEST_TEXT = 1000;

    Report {
        findings = List.copyOf(findings);
    }

    /** One finding as a line: verdict, subject, text. */
    static String line(Finding finding) {
        return String.format(
                "%-8s %-14s %s",
                finding.verdict().label(), finding.subject(), Excerpt.of(finding.text(), LONGEST_TEXT));
    }

    /** The last line: whether a run can begin. */
    String conclusion() {
        if (number(Verdict.FAILS) > 0) {
            return "Not ready: " + counted(number(Verdict.FAILS), "check fails", "checks fail")
                    + (number(Verdict.WARNING) > 0 ? ", " + warnings() : "");
        }
        return "Ready" + (number(Verdict.WARNING) > 0 ? ", with " + warnings() : "");
    }

    /** One object: {@code ready}, and {@code checks} with {@code check}, {@code verdict} and {@code text} each. */
    String json() {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("check", finding.subject());
            check.put("verdict", finding.verdict().label());
            check.put("text", finding.text());
            checks.add(check);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ready", number(Verdict.FAILS) == 0);
        report.put("checks", checks);
        return Json.of(report);
    }

    int exitCode() {
        return number(Verdict.FAILS) == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private String warnings() {
        return counted(number(Verdict.WARNING), "warning", "warnings");
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private long number(Verdict verdict) {
        return findings.stream().filter(each -> each.verdict() == verdict).count();
    }
}
