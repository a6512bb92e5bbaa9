package dev.hiveparquet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.cli.Commands;
import dev.hiveparquet.cli.Terminal;
import dev.hiveparquet.config.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What {@code verify} says of the directories {@code data} and {@code state} below another one.
 *
 * @param out everything that it printed as the answer
 * @param err everything else
 */
public record Verified(int exitCode, String out, String err) {

    /** Verifies; the environment is empty but for what is given. */
    public static Verified of(Path directory, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        Surroundings surroundings = new Surroundings(new Properties(), new HashMap<>(environment), directory);
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err));
        try {
            int exitCode = new Commands(surroundings, terminal, configuration -> -1)
                    .with("verify", new VerifyCommand())
                    .execute(all.toArray(String[]::new));
            return new Verified(exitCode, out.toString(), err.toString());
        } catch (Exception e) {
            throw new AssertionError("verify failed; so far it said: " + out, e);
        }
    }

    public static Verified of(Path directory, String... arguments) {
        return of(directory, Map.of(), arguments);
    }

    /** Fails where anything is found in these directories, the time of every row looked at. */
    public static void holdsWell(Path directory, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--deep"));
        all.addAll(List.of(arguments));
        Verified verified = of(directory, all.toArray(String[]::new));
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    /** The kinds of the findings, one for each, in the order in which they were made. */
    public List<String> kinds() {
        return out.lines()
                .filter(line -> line.matches("[a-z-]+ +[^ ]*/.*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
