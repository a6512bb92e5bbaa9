/** The command line: options, commands, exit codes and the summary. */
@NullMarked
package dev.hiveparquet.cli;

import org.jspecify.annotations.NullMarked;
