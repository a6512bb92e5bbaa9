package dev.hiveparquet.camel;

import static java.util.stream.Collectors.joining;

import dev.hiveparquet.cli.Amounts;
import dev.hiveparquet.config.Excerpt;
import dev.hiveparquet.control.Answer;
import dev.hiveparquet.control.Controls;
import dev.hiveparquet.control.LogLevels;
import dev.hiveparquet.group.Group;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code ctl} can ask of a run. Thread-safe. */
final class RunControls implements Controls {
    private static final Logger LOG = LoggerFactory.getLogger(RunControls.class);
    private static final String COMMANDS = "status, routes, flush, drain, uploads, gaps, loglevel";
    private static final int FLUSH_SECONDS = 30;

    private final Plant plant;
    private final RouteTable routes;
    private final Status status;
    private final StatusText text;
    private final Runnable stop;
    private final CompletableFuture<String> ended;

    /**
     * The controls of a run.
     *
     * @param stop asks the run to end in good order
     * @param ended completes with the summary when it has ended
     */
    RunControls(
            Plant plant,
            RouteTable routes,
            Status status,
            StatusText text,
            Runnable stop,
            CompletableFuture<String> ended) {
        this.plant = plant;
        this.routes = routes;
        this.status = status;
        this.text = text;
        this.stop = stop;
        this.ended = ended;
    }

    @Override
    public Answer handle(List<String> words) {
        String shape = words.get(0) + "/" + (words.size() - 1);
        return switch (shape) {
            case "status/0" -> Answer.ok(text.now(), status.now());
            case "routes/0" -> routeTable();
            case "routes/2" -> routes.change(words.get(1), words.get(2));
            case "flush/0" -> flush();
            case "drain/0" -> drain();
            case "uploads/0" -> uploads();
            case "uploads/1" -> words.get(1).equals("retry") ? retry() : unknown(words);
            case "gaps/0" -> gaps(null);
            case "gaps/1" -> gaps(words.get(1));
            case "loglevel/0" -> logLevels();
            case "loglevel/2" -> logLevel(words.get(1), words.get(2));
            default -> unknown(words);
        };
    }

    private static Answer unknown(List<String> words) {
        return Answer.usage("\"" + Excerpt.of(String.join(" ", words)) + "\" is no command of ctl; there are "
                + COMMANDS + ", and ctl --help says more");
    }

    private Answer routeTable() {
        List<Map<String, Object>> rows = routes.rows();
        return Answer.ok(StatusText.routes(rows), Map.of("routes", rows));
    }

    private Answer flush() {
        LOG.info("Asked to flush open groups");
        Collection<Group> flushed = plant.groups().flush();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FLUSH_SECONDS);
        try {
            while (!flushed.stream().allMatch(Group::isPublished) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long published = flushed.stream().filter(Group::isPublished).count();
        long rows = flushed.stream().mapToLong(group -> group.file().rows()).sum();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("groups", flushed.size());
        value.put("published", published);
        value.put("rows", rows);
        if (published < flushed.size()) {
            return Answer.failed((flushed.size() - published) + " of " + Amounts.count(flushed.size(), "group")
                    + " are not published after " + FLUSH_SECONDS + " s, and will be; ctl status says more");
        }
        return Answer.ok(
                Amounts.count(flushed.size(), "group") + " published, " + Amounts.count(rows, "row") + "\n", value);
    }

    /** Answers when the run has ended, with its summary. */
    private Answer drain() {
        LOG.info("Asked to drain and end");
        status.draining();
        stop.run();
        String summary = ended.join();
        return Answer.ok(summary, Map.of("summary", summary.lines().toList()));
    }

    private Answer uploads() {
        long files = plant.storage().filesToUpload();
        String reason = plant.uploadFailure();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("queued", files);
        value.put("queuedBytes", plant.storage().diskRoom().uploadBytes());
        value.put("oldestSeconds", plant.storage().oldestUploadSeconds());
        value.put("uploaded", plant.meters().totals().filesUploaded());
        value.put("lastFailure", reason);
        String waiting = Amounts.count(files, "file") + " waiting, "
                + Amounts.bytes(plant.storage().diskRoom().uploadBytes()) + ", the oldest for "
                + (long) plant.storage().oldestUploadSeconds() + " s\n";
        // Of what has gone since, it would only worry whoever reads it.
        String failure = reason == null || files == 0 ? "" : "the last failure: " + reason + "\n";
        return plant.storage().uploadQueue() == null
                ? Answer.failed("no bucket is configured, so nothing is uploaded")
                : Answer.ok(waiting + failure, value);
    }

    private Answer retry() {
        UploadParts parts = plant.uploads();
        if (parts == null) {
            return Answer.failed("no bucket is configured, so nothing is uploaded");
        }
        LOG.info("Asked to try uploads again at once");
        parts.retryNow();
        long files = plant.storage().filesToUpload();
        return Answer.ok(Amounts.count(files, "file") + " tried again now\n", Map.of("queued", files));
    }

    private Answer gaps(@Nullable String within) {
        TcpFeed feed = plant.tcpFeed();
        if (feed == null) {
            return Answer.failed("no feed is configured, so none can be away");
        }
        try {
            return new GapsReport(Micros.of(Clock.systemUTC()).getAsLong()).of(feed.history(), within);
        } catch (IOException e) {
            return Answer.failed("the feed's sessions cannot be read: " + e.getMessage());
        }
    }

    private static Answer logLevels() {
        Map<String, String> levels = LogLevels.all();
        String lines = levels.entrySet().stream()
                .map(each -> String.format("%-5s %s%n", each.getValue(), each.getKey()))
                .collect(joining());
        return Answer.ok(lines, levels);
    }

    private static Answer logLevel(String logger, String level) {
        try {
            LogLevels.set(logger, level.equals("-") ? null : level);
            LOG.info("Asked to log {} at {}", Excerpt.of(logger), Excerpt.of(level));
            return Answer.ok(logger + " " + level + "\n", Map.of("logger", logger, "level", level));
        } catch (IllegalArgumentException e) {
            return Answer.usage(Objects.requireNonNull(e.getMessage()));
        }
    }
}
