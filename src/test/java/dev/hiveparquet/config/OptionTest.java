package dev.hiveparquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of options and {@code application.properties} say the same, each in its own way. */
class OptionTest {
    private static final Pattern KEY = Pattern.compile("^#?(ingest\\.[^=]*)=(.*)$");
    private static final Pattern ENVIRONMENT = Pattern.compile("Environment: ([A-Z0-9_, ]+)\\.");

    private static final Pattern LIVE = Pattern.compile("\\bLive[.,]");

    private final List<String> file = read();

    @Test
    void every_key_in_the_file_is_an_option_and_every_option_is_in_the_file_once() {
        List<String> keys = file.stream()
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1))
                .toList();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Option.values()).map(Option::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void the_comment_above_a_key_names_its_environment_variable(Option option) {
        Matcher environment = ENVIRONMENT.matcher(commentAbove(option));
        assertThat(environment.find()).isTrue();
        assertThat(environment.group(1).split(", ")).contains(option.environmentName());
        assertThat(environment.find()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void a_default_is_the_value_that_the_file_sets_and_the_options_own_rules_accept_it(Option option) {
        String line = line(option);
        String value = line.substring(line.indexOf('=') + 1);
        assertThat(option.defaultValue()).isEqualTo(line.startsWith("#") ? null : value);
        assertThat(option.example()).isEqualTo(value);
        assertThat(option.syntax().normalise(value)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void the_comment_names_the_bounds_of_a_quantity(Option option) {
        if (option.syntax() instanceof Bounded bounded) {
            String from = bounded.writer().apply(bounded.min());
            String to = bounded.writer().apply(bounded.max());
            assertThat(commentAbove(option)).contains(from + " to " + to);
        }
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void the_comment_says_live_of_options_whose_edits_a_run_follows_and_of_no_other(Option option) {
        assertThat(LIVE.matcher(commentAbove(option)).find()).isEqualTo(LiveOptions.ALL.contains(option));
    }

    @Test
    void names_follow_from_the_constant() {
        assertThat(Option.S3_PATH_STYLE.key()).isEqualTo("ingest.s3-path-style");
        assertThat(Option.S3_PATH_STYLE.flag()).isEqualTo("--s3-path-style");
        assertThat(Option.S3_PATH_STYLE.environmentName()).isEqualTo("S3_PATH_STYLE");
        assertThat(Option.INPUT.environmentName()).isEqualTo("INPUT_FILE");
    }

    @Test
    void short_names_are_those_of_the_specification_and_no_two_options_share_a_name() {
        assertThat(Option.INPUT.alias()).isEqualTo("-i");
        assertThat(Option.SOURCE.alias()).isEqualTo("-s");
        assertThat(Option.OUT_DIR.alias()).isEqualTo("-o");
        assertThat(Arrays.stream(Option.values()).filter(option -> option.alias() != null))
                .hasSize(3);
        Set<String> environment = new HashSet<>();
        assertThat(Option.values()).allMatch(option -> environment.add(option.environmentName()));
    }

    @Test
    void only_credentials_are_secret() {
        assertThat(Arrays.stream(Option.values()).filter(Option::secret))
                .containsExactly(Option.S3_ACCESS_KEY, Option.S3_SECRET_KEY, Option.S3_SESSION_TOKEN);
    }

    @Test
    void the_file_has_a_section_for_every_group_in_order_and_one_for_camel() {
        List<String> headings = file.stream()
                .filter(line -> line.startsWith("# ----"))
                .map(line -> line.replaceAll("^# -+ ", ""))
                .toList();
        Stream<String> groups = Stream.of(OptionGroup.values()).map(OptionGroup::heading);
        assertThat(headings)
                .containsExactlyElementsOf(
                        Stream.concat(groups, Stream.of("Camel")).toList());
    }

    private String line(Option option) {
        return file.get(indexOf(option));
    }

    private int indexOf(Option option) {
        for (int i = 0; i < file.size(); i++) {
            Matcher key = KEY.matcher(file.get(i));
            if (key.matches() && key.group(1).equals(option.key())) {
                return i;
            }
        }
        throw new AssertionError(option.key() + " is not in the file");
    }

    private String commentAbove(Option option) {
        StringBuilder comment = new StringBuilder();
        for (int i = indexOf(option) - 1; i >= 0 && file.get(i).startsWith("#"); i--) {
            if (!KEY.matcher(file.get(i)).matches()) {
                comment.insert(0, file.get(i).substring(1));
            }
        }
        return comment.toString();
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("application.properties"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
