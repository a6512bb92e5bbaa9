package dev.hiveparquet.camel;

import static java.util.stream.Collectors.joining;

import dev.hiveparquet.config.Excerpt;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Why Camel did not start, in one line that names the file and place, the route or the property. */
final class StartDiagnosis {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern UNKNOWN_PARAMETERS = Pattern.compile("Unknown parameters=\\[\\{(.*)}]");
    private static final Pattern PARAMETER = Pattern.compile("(?:^|, )([^=,]+)=");

    private StartDiagnosis() {}

    static String of(Throwable failure, CamelContext context) {
        MarkedYamlEngineException yaml = cause(failure, MarkedYamlEngineException.class);
        if (yaml != null) {
            return yaml(yaml);
        }
        PropertyBindingException property = cause(failure, PropertyBindingException.class);
        if (property != null && property.getOptionKey() != null) {
            return property(property);
        }
        String route = route(failure);
        return (route == null ? "" : "route " + route + file(route, context) + ": ") + reason(failure);
    }

    /** {@code routes/x.yaml, line 3, column 7: problem}. */
    private static String yaml(MarkedYamlEngineException failure) {
        Optional<Mark> place = failure.getProblemMark().or(failure::getContextMark);
        String where = place.map(mark -> withoutScheme(mark.getName()) + ", line " + (mark.getLine() + 1) + ", column "
                        + (mark.getColumn() + 1) + ": ")
                .orElse("");
        return where + line(String.valueOf(failure.getProblem()));
    }

    /** The key only where Camel does not know it: the value may be a secret. */
    private static String property(PropertyBindingException failure) {
        String prefix = Objects.requireNonNullElse(failure.getOptionPrefix(), "");
        String name = failure.getOptionKey();
        String dot = prefix.isEmpty() || prefix.endsWith(".") ? "" : ".";
        String key = name.startsWith(prefix) ? name : prefix + dot + name;
        String reason = failure.getCause() == null ? "Camel has no such property" : line(innermost(failure));
        return Excerpt.of(key) + ": " + reason;
    }

    private static String reason(Throwable failure) {
        NoSuchEndpointException component = cause(failure, NoSuchEndpointException.class);
        if (component != null) {
            return "no component is here for the endpoint " + withoutParameters(component.getUri());
        }
        ResolveEndpointFailedException endpoint = cause(failure, ResolveEndpointFailedException.class);
        return endpoint == null ? line(innermost(failure)) : endpoint(endpoint);
    }

    /** The names only of parameters that an endpoint does not have: a value may be a secret. */
    private static String endpoint(ResolveEndpointFailedException failure) {
        Matcher unknown = UNKNOWN_PARAMETERS.matcher(String.valueOf(failure.getMessage()));
        if (!unknown.find()) {
            return line(innermost(failure));
        }
        String names = PARAMETER
                .matcher(unknown.group(1))
                .results()
                .map(name -> name.group(1))
                .collect(joining(", "));
        return "the endpoint " + withoutParameters(failure.getUri()) + " has no parameter " + names;
    }

    private static String withoutParameters(String uri) {
        return uri.split("\\?", 2)[0].replace("://", ":");
    }

    private static @Nullable String route(Throwable failure) {
        FailedToCreateRouteException created = cause(failure, FailedToCreateRouteException.class);
        if (created != null) {
            return created.getRouteId();
        }
        FailedToStartRouteException started = cause(failure, FailedToStartRouteException.class);
        return started == null ? null : started.getRouteId();
    }

    private static String file(String route, CamelContext context) {
        RouteDefinition definition =
                context instanceof ModelCamelContext model ? model.getRouteDefinition(route) : null;
        return definition == null || definition.getResource() == null
                ? ""
                : " in " + withoutScheme(definition.getResource().getLocation());
    }

    private static String withoutScheme(String location) {
        return location.replaceFirst("^(file|classpath):", "");
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static String line(String text) {
        return text.lines()
                .map(each -> SPACE.matcher(each).replaceAll(" ").strip())
                .collect(joining(" "));
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
