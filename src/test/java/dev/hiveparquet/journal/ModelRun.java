package dev.hiveparquet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Origin;
import dev.hiveparquet.partition.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One life of the process in the model, from start to a crash or to the end of all work. */
final class ModelRun {
    /** A group: rows of one partition, committed together. */
    private record Group(int number, String partitionKey, List<String> rows) {}

    /** Commits of one group under way: the record is made, but not yet on disk. */
    private record Prepared(Group group, Commit commit) {}

    @SuppressWarnings("serial")
    private static final class Crash extends RuntimeException {}

    private final Random random;
    private final ModelLedger ledger;
    private final Progress progress = new Progress(4);
    private final Map<ModelOrigin, Long> reading = new LinkedHashMap<>();
    private final Map<String, Group> filling = new HashMap<>();
    private final Map<String, Deque<Group>> complete = new HashMap<>();
    private final Map<String, Prepared> prepared = new LinkedHashMap<>();
    private int groups;

    ModelRun(Random random, List<ModelOrigin> origins, ModelLedger ledger) {
        this.random = random;
        this.ledger = ledger;
        ledger.restart();
        for (ModelOrigin origin : origins) {
            if (!ledger.state().isDone(origin.id())) {
                OriginState state = ledger.register(origin.origin());
                progress.begin(state);
                reading.put(origin, state.checkpoint().offset());
                assertThat(state.checkpoint().carry())
                        .isEqualTo(origin.carryAt(state.checkpoint().offset()));
            }
        }
    }

    /** Lives for so many steps, or until the work is done or a crash comes between a commit and what follows it. */
    void live(int steps) {
        try {
            act(steps);
        } catch (Crash end) {
            prepared.clear();
        }
    }

    private void act(int steps) {
        for (int i = 0; i < steps && !(reading.isEmpty() && filling.isEmpty() && idle()); i++) {
            switch (random.nextInt(reading.isEmpty() ? 3 : 6)) {
                case 0 -> completeOne();
                case 1 -> prepareOne();
                case 2 -> commitOne();
                default -> readOne();
            }
        }
    }

    private boolean idle() {
        return prepared.isEmpty() && complete.values().stream().allMatch(Deque::isEmpty);
    }

    private void readOne() {
        List<ModelOrigin> open = List.copyOf(reading.keySet());
        if (open.isEmpty()) {
            return;
        }
        ModelOrigin origin = open.get(random.nextInt(open.size()));
        long from = reading.get(origin);
        long until = origin.blockEnd(from, 1 + random.nextInt(6));
        progress.blockStarted(origin.origin(), from, origin.carryAt(from));
        for (ModelOrigin.Row row : origin.rows(from, until)) {
            if (row.offset() >= progress.committedBelow(origin.origin(), row.partitionKey())) {
                hold(origin, row);
            }
            if (random.nextInt(10) == 0) {
                commitOne();
            }
        }
        progress.blockFinished(origin.origin(), until, origin.carryAt(until));
        reading.put(origin, until);
        if (until == origin.length()) {
            reading.remove(origin);
            if (progress.ended(origin.origin())) {
                done(origin.origin());
            }
        }
    }

    private void hold(ModelOrigin origin, ModelOrigin.Row row) {
        Group group = filling.computeIfAbsent(row.partitionKey(), key -> new Group(groups++, key, new ArrayList<>()));
        group.rows().add(origin.name(row));
        progress.rowsHeld(origin.origin(), group.number(), group.partitionKey(), row.offset(), row.offset() + 1);
        if (group.rows().size() >= 12) {
            complete(group);
        }
    }

    private void completeOne() {
        filling.values().stream().findAny().ifPresent(this::complete);
    }

    private void complete(Group group) {
        filling.remove(group.partitionKey());
        complete.computeIfAbsent(group.partitionKey(), any -> new ArrayDeque<>())
                .add(group);
    }

    private void prepareOne() {
        for (Deque<Group> waiting : complete.values()) {
            if (!waiting.isEmpty() && !prepared.containsKey(waiting.peek().partitionKey())) {
                Group group = waiting.remove();
                String name = group.number() + ".tmp";
                List<OriginReached> reached = progress.reached(group.number());
                Commit commit = new Commit(
                        "x",
                        Table.LINES,
                        name,
                        group.partitionKey(),
                        group.rows().size(),
                        1,
                        1,
                        reached);
                prepared.put(group.partitionKey(), new Prepared(group, commit));
                return;
            }
        }
    }

    private void commitOne() {
        List<Prepared> waiting = List.copyOf(prepared.values());
        if (waiting.isEmpty()) {
            return;
        }
        Prepared next = waiting.get(random.nextInt(waiting.size()));
        prepared.remove(next.group().partitionKey());
        ledger.commit(next.commit(), next.group().rows());
        if (random.nextInt(20) == 0) {
            throw new Crash();
        }
        progress.committed(next.group().number()).forEach(this::done);
    }

    private void done(Origin origin) {
        if (random.nextInt(4) > 0) {
            ledger.done(origin);
        }
    }
}
