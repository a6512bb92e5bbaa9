package dev.hiveparquet.camel;

import dev.hiveparquet.config.EditWatch;
import dev.hiveparquet.config.LiveConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows edits of route files: all of them as a whole, if Camel can build what they say, or none. One thread. */
final class RouteEdits {
    private static final Logger LOG = LoggerFactory.getLogger(RouteEdits.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    /** Their work is done at the start, or is this. */
    private static final Set<String> NOT_FOLLOWED =
            Set.of("file-feed", "journal-replay", "quarantine-replay", "live-changes");

    private final LiveConfiguration configuration;
    private final CamelContext context;
    private final RouteChange change;
    private final GiveWay giveWay;
    private final EditWatch watch;
    private RouteTexts current;
    private long tryAgainNanos;
    private boolean unfinished;

    /**
     * Of a run whose routes are built.
     *
     * @throws IOException if a route file cannot be read
     */
    RouteEdits(LiveConfiguration configuration, CamelContext context, RouteChange change, GiveWay giveWay)
            throws IOException {
        this.configuration = configuration;
        this.context = context;
        this.change = change;
        this.giveWay = giveWay;
        this.watch = EditWatch.ofDirectory(configuration.routes());
        this.current = RouteTexts.read(configuration.routes());
    }

    /** Whether there is something to do: the files are others than at the last look, and still. */
    boolean edited() {
        boolean due = unfinished && System.nanoTime() - tryAgainNanos >= 0;
        return watch.edited() || due;
    }

    /** Follows the files as they are now. */
    EditState follow(EditState before) throws InterruptedException {
        unfinished = false;
        try {
            RouteTexts next = RouteTexts.read(configuration.routes());
            Set<String> files = current.changesTo(next);
            if (files.isEmpty()) {
                return EditState.NONE;
            }
            Blueprint planned = plan(next);
            List<String> waiting = waiting(files, next, planned);
            if (waiting.isEmpty()) {
                make(files, next, planned);
            }
            return new EditState(List.of(), waiting, List.of());
        } catch (RouteBusyException e) {
            if (giveWay.asked()) {
                return before;
            }
            unfinished = true;
            tryAgainNanos = System.nanoTime() + TRY_AGAIN.toNanos();
            return refused(e.getMessage() + "; it is tried again in " + TRY_AGAIN.toSeconds() + " s", before);
        } catch (StartException | IOException e) {
            return refused(Objects.requireNonNullElse(e.getMessage(), e.toString()), before);
        }
    }

    private static EditState refused(String why, EditState before) {
        return new EditState(List.of(why), before.waiting(), List.of());
    }

    private Blueprint plan(RouteTexts next) throws StartException, IOException {
        try (Scratch scratch = Scratch.make("check")) {
            Path routes = Files.createDirectory(scratch.directory().resolve("routes"));
            next.writeTo(routes);
            try {
                return new RoutesTrial(configuration.begun(), scratch.directory()).build(routes);
            } catch (StartException e) {
                String message = Objects.requireNonNull(e.getMessage()).replace("Camel did not start: ", "");
                throw new StartException(
                        message.replace(routes.toString(), directory().toString()), e);
            }
        }
    }

    /** What is not followed: all of the edits, where one of them cannot be. */
    private List<String> waiting(Set<String> files, RouteTexts next, Blueprint planned) {
        Blueprint running = Blueprint.of(context);
        Set<String> causes = new TreeSet<>(files);
        causes.removeIf(file -> canFollow(file, current, running) && canFollow(file, next, planned));
        if (causes.isEmpty()) {
            return List.of();
        }
        List<String> waiting = new ArrayList<>(causes);
        files.stream()
                .filter(file -> !causes.contains(file))
                .map(file -> file + " (edited with it)")
                .forEach(waiting::add);
        return waiting;
    }

    /** Route configurations and templates are part of routes in other files. */
    private static boolean canFollow(String file, RouteTexts texts, Blueprint blueprint) {
        return texts.hasOnlyRoutes(file) && blueprint.routesOf(file).stream().noneMatch(NOT_FOLLOWED::contains);
    }

    private void make(Set<String> files, RouteTexts next, Blueprint planned)
            throws StartException, RouteBusyException, InterruptedException {
        if (!giveWay.begin()) {
            throw new RouteBusyException("the program stops");
        }
        try {
            change.make(new RouteChange.Plan(files, current, next, planned), Deadline.in(PATIENCE));
        } finally {
            giveWay.end();
        }
        current = next;
        Set<String> ids = new TreeSet<>();
        files.forEach(file -> ids.addAll(planned.routesOf(file)));
        LOG.info("In force now: {}, routes {}", String.join(", ", files), String.join(", ", ids));
    }

    private Path directory() {
        return Objects.requireNonNull(configuration.routes());
    }
}
