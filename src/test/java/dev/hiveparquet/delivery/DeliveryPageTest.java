package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on delivery has a row for each fault and each sentence of the contract, and names tests that exist. */
class DeliveryPageTest {
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z][0-9]) \\|.*\\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))(?:#([a-z0-9_]+))?`");

    private final List<String> lines = Files.readAllLines(Path.of("src/site/markdown/delivery.md"));

    DeliveryPageTest() throws IOException {}

    @Test
    void each_sentence_and_each_fault_has_a_row_in_order() {
        assertThat(lines.stream().map(ROW::matcher).filter(Matcher::matches).map(row -> row.group(1)))
                .containsExactlyElementsOf(rows("K8", "P9", "D5", "S8", "T8", "L4", "C4", "F5"));
    }

    @Test
    void each_row_names_a_test_or_says_that_there_is_none() {
        assertThat(lines)
                .filteredOn(line -> ROW.matcher(line).matches())
                .allSatisfy(line -> assertThat(TEST.matcher(line).find()
                                || line.contains("no test yet")
                                || line.contains("the same |"))
                        .isTrue());
    }

    @Test
    void each_test_that_is_named_exists() throws IOException {
        Map<String, String> sources = sources();
        for (String line : lines) {
            Matcher test = TEST.matcher(line);
            while (test.find()) {
                assertThat(sources).containsKey(test.group(1));
                assertThat(sources.get(test.group(1)))
                        .as(test.group())
                        .contains(test.group(2) == null ? "class " : " void " + test.group(2) + "(");
            }
        }
    }

    @Test
    void the_contract_has_as_many_sentences_as_the_readme() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("\n8. Recovery needs no human.")
                .doesNotContain("\n9. ");
    }

    private static List<String> rows(String... lasts) {
        List<String> rows = new ArrayList<>();
        for (String last : lasts) {
            for (char number = '1'; number <= last.charAt(1); number++) {
                rows.add("" + last.charAt(0) + number);
            }
        }
        return rows;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
