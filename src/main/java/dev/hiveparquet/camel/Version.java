package dev.hiveparquet.camel;

import java.util.Objects;

/** The program's version: the jar's, or "development" outside a jar. */
final class Version {
    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
