package dev.hiveparquet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a value holds, its text is JSON in one line. */
class JsonTest {
    @Test
    void every_kind_of_value_has_its_form() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("n", 1L);
        value.put("d", 0.5);
        value.put("s", "x");
        value.put("b", true);
        value.put("none", null);
        value.put("list", Arrays.asList(1, null, List.of()));
        value.put("map", Map.of());

        assertThat(Json.of(value))
                .isEqualTo("{\"n\":1,\"d\":0.5,\"s\":\"x\",\"b\":true,\"none\":null,\"list\":[1,null,[]],\"map\":{}}");
    }

    @Test
    void a_text_cannot_leave_its_quotes_or_its_line() {
        assertThat(Json.of("a\"b\\c\nd\te\u0000\u001b\u007f\u2028\u00e6"))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\te\\u0000\\u001b\\u007f\\u2028\u00e6\"");
        assertThat(Json.of(Map.of("k\"", 1))).isEqualTo("{\"k\\\"\":1}");
    }

    @Test
    void what_is_no_number_is_null() {
        assertThat(Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[null,null]");
    }
}
