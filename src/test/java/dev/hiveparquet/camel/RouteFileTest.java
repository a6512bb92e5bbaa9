package dev.hiveparquet.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.block.Origin;
import dev.hiveparquet.block.TimestampRule;
import dev.hiveparquet.config.Configuration;
import dev.hiveparquet.config.LiveConfiguration;
import dev.hiveparquet.config.Option;
import dev.hiveparquet.intake.StreamJournal;
import dev.hiveparquet.partition.PartitionBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.CliConnectorFactory;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Boots route files with the program's own properties and beans; what a test does not boot, it listens at. */
abstract class RouteFileTest extends CamelMainTestSupport {
    @TempDir
    Path dir;

    Storage storage;
    Plant plant;

    /** The names of the route files to boot. */
    abstract List<String> files();

    /** What the command line says: at least a feed, to which nobody connects. */
    Start start() throws Exception {
        return new Start(dir).with(Option.TCP_HOST, "127.0.0.1").with(Option.TCP_PORT, 1);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Configuration configuration = start().configuration();
        storage = new Storage(configuration.settings(), Clock.systemUTC());
        plant = new Plant(LiveConfiguration.fixed(configuration), storage, Clock.systemUTC());
        camelContextConfiguration()
                .withUseOverridePropertiesWithPropertiesComponent(
                        CamelRuntime.overrides(configuration.settings(), configuration.properties()))
                .withRegistryBinder(registry -> plant.beans().forEach(registry::bind));
        CamelContext created = super.createCamelContext();
        created.getCamelContextExtension().addContextPlugin(CliConnectorFactory.class, CamelTools.none());
        return created;
    }

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.setRoutesIncludePattern(
                files().stream().map(file -> "classpath:routes/" + file).collect(Collectors.joining(",")));
    }

    @Override
    protected String getPropertyPlaceholderLocations() {
        return "classpath:application.properties";
    }

    @AfterEach
    void closeAll() throws IOException {
        context.stop();
        plant.close();
        storage.close();
    }

    /** Checks what a reader of the file relies on. */
    Route assertRoute(String id, String group, String configuration, String... nodes) {
        Route route = context.getRoute(id);
        assertThat(route.getDescription()).isNotBlank();
        assertThat(route.getGroup()).isEqualTo(group);
        ModelCamelContext model = context;
        assertThat(model.getRouteDefinition(id).getRouteConfigurationId()).isEqualTo(configuration);
        if (configuration != null) {
            assertThat(configuration.split(","))
                    .allSatisfy(each -> assertThat(model.getRouteConfigurationDefinition(each))
                            .as(each)
                            .isNotNull());
        }
        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(model.getProcessorDefinition(node)).as(node).isNotNull());
        return route;
    }

    /** Takes the place of another route file; gives the bodies that come, as they come. */
    <T> List<T> listenAt(String uri, Class<T> type) throws Exception {
        List<T> received = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> received.add(bodyOf(exchange, type)));
            }
        });
        return received;
    }

    private static <T> T bodyOf(Exchange exchange, Class<T> type) {
        return type.cast(exchange.getMessage().getBody());
    }

    /** A block of a stream that no journal holds yet. */
    static Block block(String... lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Origin origin = new Origin("tcp", Origin.Kind.STREAM, "test", PartitionBy.HOUR, TimestampRule.SENTENCE);
        return new Block(Block.Kind.LINES, origin, 0, bytes.length, 1_768_000_000_000_000L, bytes, 0, bytes.length);
    }

    /** The same in the journal, where a run has a feed. */
    Block journaled(String... lines) throws IOException {
        return context.getRegistry()
                .lookupByNameAndType("journal", StreamJournal.class)
                .append(block(lines));
    }

    /** The bytes of a block as text. */
    static String text(Block block) {
        byte[] bytes = Arrays.copyOfRange(block.bytes(), block.start(), block.start() + block.length());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
