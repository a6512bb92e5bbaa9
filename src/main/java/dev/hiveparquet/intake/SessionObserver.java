package dev.hiveparquet.intake;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.session.SessionEnd;

/** Hears of a stream's sessions, one call after the other. Must not throw: the stream goes on whatever it does. */
public interface SessionObserver {
    /** Hears and does nothing. */
    SessionObserver NONE = new SessionObserver() {
        @Override
        public void begin(String source, String address) {}

        @Override
        public void accepted(Block block) {}

        @Override
        public void end(SessionEnd why, long receivedBytes) {}
    };

    /**
     * A connection is made.
     *
     * @param source the feed's label
     * @param address address and port of the server
     */
    void begin(String source, String address);

    /** A block is in the journal, and this is how the journal has it. */
    void accepted(Block block);

    /**
     * The connection has ended, and what could be accepted of it is.
     *
     * @param receivedBytes bytes that came in all of the session, accepted or not
     */
    void end(SessionEnd why, long receivedBytes);
}
