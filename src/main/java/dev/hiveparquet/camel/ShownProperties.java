package dev.hiveparquet.camel;

import java.util.Map;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/**
 * Stands where Camel's tools would be told all properties: Camel writes their values out as they are, those of
 * {@code ingest.s3-secret-key} in the file of options included, into a file that any user of the machine may read.
 */
final class ShownProperties extends AbstractDevConsole {
    static final String ID = "properties";

    ShownProperties() {
        super("camel", ID, "Properties", "left out, for there are secrets among them");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return new JsonObject();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return "";
    }
}
