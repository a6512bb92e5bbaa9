/**
 * What the hot pieces cost on their own, measured by JMH. No tests: nothing here runs in the build, which only compiles it.
 * developing.md tells how to run it.
 *
 * <p>One operation is a block of 1 MiB, a page or a record, as the name of the unit says. Start at {@link
 * dev.hiveparquet.benchmark.SampleLines}.
 */
package dev.hiveparquet.benchmark;
