/**
 * The demonstration: feed, S3 server and program on real sockets, and a reader of its own that counts what arrived.
 *
 * <p>Start at {@link dev.hiveparquet.demo.Demo}. Not part of an installation: it goes into a jar of its own, next to the S3
 * server and the reader it brings along, and the program never refers to it at compile time.
 */
@NullMarked
package dev.hiveparquet.demo;

import org.jspecify.annotations.NullMarked;
