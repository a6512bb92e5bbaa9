package dev.hiveparquet.camel;

import dev.hiveparquet.config.Settings;
import dev.hiveparquet.group.CompletionCause;
import dev.hiveparquet.group.Group;
import dev.hiveparquet.group.OpenGroups;
import dev.hiveparquet.journal.Progress;
import dev.hiveparquet.rows.PartitionRows;
import dev.hiveparquet.rows.RowBatch;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.processor.aggregate.AggregateController;
import org.jspecify.annotations.Nullable;

/**
 * The bean {@code groups}: what the aggregator does with row batches, and when groups are complete.
 *
 * <p>{@link #aggregate} runs under the aggregator's lock, so it only copies. Completion by age, memory and stop goes through
 * the aggregator's controller, which takes the same lock.
 */
public final class GroupStrategy implements AggregationStrategy {
    /** Short, since memory that encoding saves is seen only by looking again. */
    private static final Duration A_WHILE = Duration.ofMillis(100);

    private static final long LOOK_MILLIS = 10;

    /** Small files that are open each take about a kilobyte of the heap, and some hundred bytes of a commit record. */
    private static final int MAX_OPEN_ORIGINS = 16_384;

    private final OpenGroups groups;
    private final Progress progress;
    private final AggregateController controller;
    private final Supplier<Settings> settings;
    private final EarlyFiles earlyFiles = new EarlyFiles();

    GroupStrategy(OpenGroups groups, Progress progress, AggregateController controller, Supplier<Settings> settings) {
        this.groups = groups;
        this.progress = progress;
        this.controller = controller;
        this.settings = settings;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange oldExchange, Exchange newExchange) {
        PartitionRows rows = newExchange.getMessage().getBody(PartitionRows.class);
        if (oldExchange == null) {
            Group group = groups.open(rows.partition());
            add(group, rows);
            newExchange.getMessage().setBody(group);
            // What the feed said of one block is not so of a group, and would take more memory than a small one.
            newExchange.getMessage().removeHeaders("*");
            return newExchange;
        }
        add(oldExchange.getMessage().getBody(Group.class), rows);
        return oldExchange;
    }

    private void add(Group group, PartitionRows rows) {
        for (RowBatch batch : rows.batches()) {
            groups.add(group, batch, progress);
        }
    }

    /**
     * Before a batch: sees to it that the groups are within their memory. Completes those that get no rows any more, and packs rows
     * whose page is not full; where that is not enough, completes the largest groups and waits for what is being published, which
     * slows the feed down.
     */
    public void makeRoom() throws InterruptedException {
        if (progress.openOrigins() > MAX_OPEN_ORIGINS) {
            publishOrigins();
        }
        while (groups.overBudget()) {
            groups.quiet().forEach(group -> complete(group, CompletionCause.QUIET));
            if (!groups.packRows()) {
                completeLargest();
                boolean unused = groups.awaitRoom(A_WHILE);
            }
        }
    }

    private void completeLargest() {
        List<Group> largest = groups.largest();
        largest.forEach(group -> complete(group, CompletionCause.MEMORY));
        earlyFiles.completed(
                largest.size(),
                largest.stream().mapToLong(group -> group.file().rows()).sum());
    }

    /** Completes all groups, and waits until no more than half as many origins have rows that are not committed. */
    private void publishOrigins() throws InterruptedException {
        groups.open().forEach(group -> complete(group, CompletionCause.MEMORY));
        while (progress.openOrigins() > MAX_OPEN_ORIGINS / 2 && groups.unpublished() > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Completes the groups that have been open for as long as they may be. */
    public void completeOld() {
        groups.olderThan(settings.get().groups().maxAge()).forEach(group -> complete(group, CompletionCause.AGE));
    }

    /** Completes every open group so that the journal can let its segments go. */
    void completeForJournal() {
        groups.open().forEach(group -> complete(group, CompletionCause.JOURNAL));
    }

    /** Completes every open group. */
    void completeAll() {
        groups.open().forEach(group -> complete(group, CompletionCause.STOP));
    }

    /** Completes every open group because somebody wants to see its file; gives them. */
    Collection<Group> flush() {
        Collection<Group> flushed = groups.open();
        flushed.forEach(group -> complete(group, CompletionCause.FLUSH));
        return flushed;
    }

    private void complete(Group group, CompletionCause cause) {
        group.completeBecause(cause);
        controller.forceCompletionOfGroup(group.partition().key());
    }

    @Override
    public void onCompletion(Exchange exchange) {
        Group group = exchange.getMessage().getBody(Group.class);
        group.completeBecause(CompletionCause.STOP);
        groups.completed(group);
    }
}
