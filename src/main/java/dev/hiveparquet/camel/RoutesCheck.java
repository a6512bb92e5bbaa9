package dev.hiveparquet.camel;

import dev.hiveparquet.check.Check;
import dev.hiveparquet.check.Finding;
import dev.hiveparquet.config.Configuration;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Whether Camel can build the routes. The program's own directories stay untouched. */
final class RoutesCheck implements Check {
    private static final String SUBJECT = "routes";

    private final Configuration configuration;

    RoutesCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<Finding> look() {
        try (Scratch scratch = Scratch.make("check")) {
            return List.of(build(scratch));
        } catch (IOException e) {
            return List.of(Finding.warning(
                    SUBJECT,
                    "not looked at: no temporary directory can be made (" + e + "); name one with"
                            + " -Djava.io.tmpdir"));
        }
    }

    private Finding build(Scratch scratch) {
        try {
            RoutesTrial trial = new RoutesTrial(configuration, scratch.directory());
            Blueprint built = trial.build(configuration.settings().process().routesDir());
            return Finding.ok(SUBJECT, built.allRoutes().size() + " can be built");
        } catch (StartException | IOException e) {
            return Finding.fails(SUBJECT, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }
}
