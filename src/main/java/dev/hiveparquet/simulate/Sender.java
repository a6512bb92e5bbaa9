package dev.hiveparquet.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone whose messages are received, and by which base station.
 *
 * @param station index of the base station that hears it
 * @param track where it goes; null where it stays
 * @param templates its messages, the position first, then what it says of itself
 */
record Sender(int station, @Nullable Track track, List<AisBits> templates) {}
