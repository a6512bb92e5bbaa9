package dev.hiveparquet.cli;

import dev.hiveparquet.config.OptionGroup;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of the program in the language of man(7): the texts of {@code --help} and of each command. */
final class ManualPage {
    private static final List<List<String>> EXIT_CODES = List.of(
            List.of("0", "All is done."),
            List.of("1", "Something could not be done; the summary names it, and nothing is lost."),
            List.of("2", "The command line or the configuration is wrong; nothing was begun."));
    private static final List<List<String>> FILES = List.of(
            List.of(
                    "application.properties",
                    "In the working directory or named by --config: options by their property."),
            List.of(
                    "routes/",
                    "In the working directory or named by --routes: Camel routes that replace or join the own."));

    private final CommandSpec root;
    private final StringBuilder page = new StringBuilder();

    ManualPage(CommandSpec root) {
        this.root = root;
    }

    /** The whole page. */
    String render() {
        String name = root.name();
        request(".TH " + escape(name.toUpperCase(Locale.ROOT)) + " 1 \"\" \"" + escape(root.version()[0]) + "\"");
        section("NAME");
        text(name + " - line feeds and archives into Hive-partitioned Parquet, on disk and in S3");
        section("SYNOPSIS");
        request(".B " + name);
        text("[OPTIONS]");
        request(".br");
        request(".B " + name);
        text("COMMAND [OPTIONS]");
        section("DESCRIPTION");
        for (String line : root.usageMessage().description()) {
            text(line);
        }
        options();
        commands();
        section("EXIT STATUS");
        EXIT_CODES.forEach(this::item);
        section("FILES");
        FILES.forEach(this::item);
        return page.toString();
    }

    private void options() {
        section("OPTIONS");
        text("Each may also be given in the environment, under the name in brackets.");
        for (OptionGroup group : OptionGroup.values()) {
            request(".SS " + escape(group.heading()));
            RootCommand.inGroup(root, group).forEach(this::option);
        }
    }

    private void commands() {
        section("COMMANDS");
        for (CommandLine command : root.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                continue;
            }
            request(".SS " + escape(spec.name()));
            for (String line : spec.usageMessage().description()) {
                text(line);
            }
            spec.options().forEach(this::option);
        }
    }

    private void option(OptionSpec option) {
        if (option.hidden()) {
            return;
        }
        String names = String.join(", ", option.names());
        String value = option.arity().max() == 0 || option.usageHelp() ? "" : " " + option.paramLabel();
        String description = String.join(" ", option.description());
        item(List.of(names + value, String.format(description)));
    }

    private void item(List<String> termAndText) {
        request(".TP");
        request(".B " + escape(termAndText.get(0)));
        text(termAndText.get(1));
    }

    private void section(String title) {
        request(".SH " + title);
    }

    private void request(String line) {
        page.append(line).append('\n');
    }

    /** A line of text; one that begins like a request would be taken for one. */
    private void text(String line) {
        String escaped = escape(line);
        page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
