package dev.hiveparquet.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A packed table holds what a plain map would hold, whatever is put, replaced and taken out. */
class PackedTableTest {
    @Test
    void texts_belong_to_their_key_until_others_do() {
        PackedTable table = new PackedTable();
        table.put("a", "1", "");
        table.put("b");
        table.put("a", "2");
        assertThat(table.get("a")).containsExactly("a", "2");
        assertThat(table.get("b")).containsExactly("b");
        assertThat(table.get("c")).isNull();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void a_key_is_added_once() {
        PackedTable table = new PackedTable();
        assertThat(table.add("a")).isTrue();
        assertThat(table.add("a")).isFalse();
        table.remove("a");
        table.remove("a");
        assertThat(table.size()).isZero();
        assertThat(table.contains("a")).isFalse();
        assertThat(table.add("a")).isTrue();
    }

    @Test
    void a_key_that_begins_with_another_and_one_of_the_same_hash_are_others() {
        PackedTable table = new PackedTable();
        table.add("file-00000000000000000000000000000001");
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        table.add("Aa");
        assertThat(table.contains("BB")).isFalse();
        assertThat(table.contains("A")).isFalse();
        assertThat(table.contains("")).isFalse();
        assertThat(table.contains("file-0000000000000000000000000000000")).isFalse();
        assertThat(table.contains("file-00000000000000000000000000000001-2")).isFalse();
    }

    @Test
    void it_holds_what_a_plain_map_holds() {
        Random random = new Random(1);
        PackedTable table = new PackedTable();
        Map<String, List<String>> plain = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            String key = "k" + random.nextInt(5_000);
            if (random.nextInt(3) == 0) {
                table.remove(key);
                plain.remove(key);
            } else {
                String text = "x".repeat(random.nextInt(100)) + i;
                table.put(key, text);
                plain.put(key, List.of(key, text));
            }
            assertThat(table.size()).isEqualTo(plain.size());
            assertThat(table.get(key)).isEqualTo(plain.get(key));
        }
        plain.forEach((key, texts) -> assertThat(table.get(key)).isEqualTo(texts));
        List<List<String>> all = new ArrayList<>();
        table.forEach(all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(plain.values());
    }

    @Test
    void texts_are_given_in_the_order_in_which_they_were_put() {
        PackedTable table = new PackedTable();
        for (int i = 0; i < 1_000; i++) {
            table.put("k" + i, "1");
        }
        table.remove("k500");
        table.put("k0", "2");
        List<String> keys = new ArrayList<>();
        table.forEach(texts -> keys.add(texts.get(0)));
        assertThat(keys)
                .hasSize(999)
                .startsWith("k1", "k2")
                .endsWith("k999", "k0")
                .doesNotContain("k500");
    }

    @Test
    void keys_that_come_and_go_leave_nothing_behind_that_is_found() {
        PackedTable table = new PackedTable();
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.add("segment-" + i)).isTrue();
            table.remove("segment-" + i);
        }
        assertThat(table.size()).isZero();
        assertThat(table.contains("segment-5")).isFalse();
    }

    @Test
    void texts_may_be_longer_than_a_slab() {
        PackedTable table = new PackedTable();
        String text = "lang".repeat(20_000);
        table.put("a", "1");
        table.put("b", text);
        table.put("c", text, text);
        table.put("b", "2");
        assertThat(table.get("a")).containsExactly("a", "1");
        assertThat(table.get("b")).containsExactly("b", "2");
        assertThat(table.get("c")).containsExactly("c", text, text);
    }
}
