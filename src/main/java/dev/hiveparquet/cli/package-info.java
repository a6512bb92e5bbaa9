/**
 * The command line: commands, options, exit codes, mistakes as text, the line of progress and the summary.
 *
 * <p>Start at {@link dev.hiveparquet.cli.Commands}. Options are not declared here: they are those of {@link
 * dev.hiveparquet.config.Option}. No Camel may enter.
 */
@NullMarked
package dev.hiveparquet.cli;

import org.jspecify.annotations.NullMarked;
