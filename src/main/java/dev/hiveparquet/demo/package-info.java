/** The demonstration: feed, S3 server and program on real sockets; not part of an installation. */
@NullMarked
package dev.hiveparquet.demo;

import org.jspecify.annotations.NullMarked;
