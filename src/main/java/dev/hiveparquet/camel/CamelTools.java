package dev.hiveparquet.camel;

import dev.hiveparquet.config.Option;
import dev.hiveparquet.config.ProcessSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.spi.CliConnector;
import org.apache.camel.spi.CliConnectorFactory;
import org.apache.camel.util.HomeHelper;
import org.jspecify.annotations.Nullable;

/**
 * Whether Camel's own command-line tools ({@code camel ps} and others) see and steer the run. Camel takes this bean in place of
 * the factory that it would find by itself, which has no switch: without it, they always would.
 */
final class CamelTools implements CliConnectorFactory {
    private final @Nullable Runnable stop;

    private CamelTools(@Nullable Runnable stop) {
        this.stop = stop;
    }

    /** They do not. */
    static CamelTools none() {
        return new CamelTools(null);
    }

    /**
     * As the settings say.
     *
     * @param stop asks the run to end in good order
     * @throws StartException if the directory that they leave word in cannot be used
     */
    static CamelTools of(ProcessSettings settings, Runnable stop) throws StartException {
        if (!settings.camelCli()) {
            return none();
        }
        try {
            ToolDirectory.prepare(Path.of(HomeHelper.resolveHomeDir(), ".camel"));
        } catch (IOException e) {
            throw new StartException(Option.CAMEL_CLI.flag() + ": " + e.getMessage(), e);
        }
        return new CamelTools(stop);
    }

    /** What Camel is to find. */
    Map<String, Object> beans() {
        return isEnabled()
                ? Map.of("cliConnectorFactory", this, ShownProperties.ID, new ShownProperties())
                : Map.of("cliConnectorFactory", this);
    }

    @Override
    public boolean isEnabled() {
        return stop != null;
    }

    @Override
    public void setEnabled(boolean enabled) {
        throw new UnsupportedOperationException("it is " + Option.CAMEL_CLI.key() + " that says so");
    }

    @Override
    public @Nullable CliConnector createConnector() {
        return stop == null ? null : new ToolConnector(this, stop);
    }

    @Override
    public String getRuntime() {
        return "Main";
    }

    @Override
    public void setRuntime(String runtime) {}

    @Override
    public String getRuntimeVersion() {
        return Version.TEXT;
    }

    @Override
    public void setRuntimeVersion(String version) {}

    @Override
    public @Nullable String getRuntimeStartClass() {
        return null;
    }

    @Override
    public void setRuntimeStartClass(String startClass) {}
}
