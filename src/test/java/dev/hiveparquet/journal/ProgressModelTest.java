package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * However blocks, groups, commits and crashes fall, every row of every origin is committed exactly once, and a resumed run
 * parses with the carry that an uninterrupted one has at the same place.
 */
class ProgressModelTest {
    private static final int ROUNDS = 3_000;

    @Test
    void every_row_is_committed_exactly_once_whatever_crashes() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<ModelOrigin> origins = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                origins.add(ModelOrigin.random("origin-" + i, random));
            }
            Set<String> published = run(seed, random, origins);
            Set<String> expected = new HashSet<>();
            origins.forEach(origin -> expected.addAll(origin.rowNames()));
            assertThat(published).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static Set<String> run(int seed, Random random, List<ModelOrigin> origins) {
        ModelLedger ledger = new ModelLedger();
        int lives = 0;
        while (!origins.stream().allMatch(origin -> ledger.state().isDone(origin.id()))) {
            int steps = lives++ > 20 ? Integer.MAX_VALUE : random.nextInt(120);
            new ModelRun(random, origins, ledger).live(steps);
            assertThat(ledger.doubled()).as("seed %d", seed).isEmpty();
        }
        return ledger.published();
    }
}
