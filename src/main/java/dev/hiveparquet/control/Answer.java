package dev.hiveparquet.control;

import dev.hiveparquet.cli.ExitCode;
import dev.hiveparquet.cli.Json;
import java.util.Map;

/**
 * What a running program answers.
 *
 * @param exitCode what {@code ctl} exits with
 * @param text for people, lines that each end with a newline
 * @param value for programs
 */
public record Answer(int exitCode, String text, Map<String, ?> value) {
    /** All that was asked for is done. */
    public static Answer ok(String text, Map<String, ?> value) {
        return new Answer(ExitCode.OK, text, value);
    }

    /** It could not be done. */
    public static Answer failed(String problem) {
        return new Answer(ExitCode.FAILED, problem + "\n", Map.of("error", problem));
    }

    /** It is nothing that can be asked for. */
    public static Answer usage(String problem) {
        return new Answer(ExitCode.USAGE, problem + "\n", Map.of("error", problem));
    }

    /** As it goes over the socket. */
    String body(boolean json) {
        return json ? Json.of(value) + "\n" : text;
    }
}
