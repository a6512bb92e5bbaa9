package dev.hiveparquet.block;

/**
 * Where a line stands.
 *
 * @param origin id of its origin
 * @param offset position of its first byte there
 */
public record Place(String origin, long offset) {}
