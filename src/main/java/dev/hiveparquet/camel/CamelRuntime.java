package dev.hiveparquet.camel;

import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.ShutdownStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel with the routes of a run: started, and stopped. */
final class CamelRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(CamelRuntime.class);
    private static final String FEED_GROUP = "feed";
    private static final String UPLOAD_QUEUE = "upload-queue.directory";
    private static final String FILE_FEED = "file-feed";
    private static final String INPUTS_GIVEN = "file-feed.inputs-given";

    private final Main main = new Main();
    private final @Nullable BoundedHttp http;

    CamelRuntime(Configuration configuration, Plant plant, CamelTools tools) throws StartException {
        Settings settings = configuration.settings();
        requireUsable(settings);
        // The process stops when the run says so, which drains first.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setPropertyPlaceholderLocations(
                propertyLocations(settings.process().configFile()));
        main.setOverrideProperties(overrides(settings, configuration.properties()));
        main.setInitialProperties(defaults(settings));
        main.configure().setRoutesIncludePattern(routes(settings.process().routesDir()));
        Map<String, Object> beans = plant.beans();
        beans.putAll(tools.beans());
        http = settings.http().enabled() ? BoundedHttp.open() : null;
        if (http != null) {
            beans.put("vertx", http);
        }
        beans.forEach(main::bind);
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport configured) {
                introduce(beans, configured.getCamelContext());
            }
        });
    }

    private static String routes(@Nullable Path directory) throws StartException {
        try {
            return RouteFiles.includePattern(directory);
        } catch (IOException e) {
            throw new StartException("--routes: \"" + directory + "\" cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    /** Tells the beans that want to know which Camel they are in. */
    private static void introduce(Map<String, Object> beans, CamelContext context) {
        for (Object bean : beans.values()) {
            if (bean instanceof CamelContextAware aware) {
                aware.setCamelContext(context);
            }
        }
    }

    /** Starts Camel and its routes, that of the input files when all others run. */
    void start() throws StartException {
        try {
            main.start();
            LooseEnds.refuse(context());
            if (context().isAutoStartup() && context().getRoute(FILE_FEED) != null) {
                context().getRouteController().startRoute(FILE_FEED);
            }
        } catch (Exception e) {
            throw new StartException("Camel did not start: " + StartDiagnosis.of(e, context()), e);
        }
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Groups that are on their way through the sink: published perhaps, but not through with the route's other steps. */
    int groupsInSink() {
        return context().getInflightRepository().size("parquet-sink");
    }

    /**
     * Stops the routes that bring lines in, each when the block it has is with the groups.
     *
     * @return whether none has a block any more
     */
    boolean stopFeeds(Deadline deadline) {
        boolean allThrough = true;
        for (Route route : context().getRoutes()) {
            if (FEED_GROUP.equals(route.getGroup())) {
                long seconds = Math.max(1, deadline.left().toSeconds());
                try {
                    context().getRouteController().stopRoute(route.getRouteId(), seconds, TimeUnit.SECONDS);
                } catch (Exception e) {
                    LOG.warn("Route {} did not stop in good order: {}", route.getRouteId(), e.toString());
                }
                allThrough &= context().getInflightRepository().size(route.getRouteId()) == 0;
            }
        }
        return allThrough;
    }

    /** Stops Camel; what still hangs is given no more time than is left, and a second. */
    void stop(Deadline deadline) {
        ShutdownStrategy strategy = context().getShutdownStrategy();
        long configured = strategy.getTimeUnit().toSeconds(strategy.getTimeout());
        strategy.setTimeout(Math.min(configured, deadline.left().toSeconds() + 1));
        strategy.setTimeUnit(TimeUnit.SECONDS);
        stop();
    }

    /** Stops Camel; harmless when repeated. */
    void stop() {
        main.stop();
        if (http != null) {
            http.end();
        }
    }

    /** The first location wins: the file that was named or found, then the jar's own. */
    private static String propertyLocations(@Nullable Path configFile) {
        String own = "classpath:application.properties";
        return configFile == null ? own : "file:" + configFile + "," + own;
    }

    static Properties overrides(Settings settings, Map<String, String> properties) {
        Properties overrides = new Properties();
        overrides.putAll(properties);
        overrides.setProperty(UPLOAD_QUEUE, uploadQueue(settings));
        overrides.setProperty(
                INPUTS_GIVEN, Boolean.toString(!settings.input().paths().isEmpty()));
        if (!settings.http().enabled()) {
            overrides.setProperty("camel.management.enabled", "false");
            overrides.setProperty("camel.metrics.enabled", "false");
        }
        if (settings.process().camelCli()) {
            overrides.setProperty("camel.main.devConsoleEnabled", "true");
        }
        return overrides;
    }

    /** What holds unless a file or an option says otherwise. */
    private static Properties defaults(Settings settings) {
        Properties defaults = new Properties();
        if (ShortRuns.include(settings)) {
            defaults.setProperty("camel.main.jmxEnabled", "false");
        } else if (settings.tcp() == null) {
            // A run over files ends by itself: it shows its routes by JMX, and does without an MBean for each of their
            // steps.
            defaults.setProperty("camel.main.jmxManagementMBeansLevel", "RoutesOnly");
        }
        return defaults;
    }

    /** An endpoint's URI cannot carry every path, and one that it cannot carry would be polled in vain. */
    private static void requireUsable(Settings settings) throws StartException {
        String stateDir = settings.output().stateDir().toAbsolutePath().toString();
        for (String part : List.of("%", "?", "${", "$simple{")) {
            if (settings.s3() != null && stateDir.contains(part)) {
                throw new StartException("--state-dir: " + stateDir + " has " + part
                        + " in its name, from where nothing can be uploaded; name another directory");
            }
        }
    }

    /** As a part of an endpoint's URI, whatever the state directory is called and the working directory is. */
    private static String uploadQueue(Settings settings) {
        return percentEncoded(
                settings.output().stateDir().resolve("uploads").toAbsolutePath().toString());
    }

    private static String percentEncoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            boolean plain = value < 0x80 && (Character.isLetterOrDigit(value) || "/._-~".indexOf(value) >= 0);
            encoded.append(plain ? String.valueOf((char) value) : String.format("%%%02X", value));
        }
        return encoded.toString();
    }
}
