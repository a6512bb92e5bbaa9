package dev.hiveparquet.simulate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which message is sent when: of 100 single ones, some 70 are class A positions.
 *
 * <p>Holds the message it made last. Not thread-safe.
 */
final class Traffic {
    private final Fleet fleet;
    private final long startSeconds;
    private final AisBits message = new AisBits(0);
    private final Fix fix = new Fix();
    private int station;

    Traffic(Fleet fleet, long startSeconds) {
        this.fleet = fleet;
        this.startSeconds = startSeconds;
    }

    /** The message made last. */
    AisBits message() {
        return message;
    }

    /** MMSI of the base station that heard it, as it stands in the tag block. */
    int station() {
        return station;
    }

    /** Makes a message of one sentence, sent at that time. */
    void single(Draw draw, long epochSeconds) {
        int share = draw.below(100);
        if (share < 70) {
            Sender sender = take(fleet.anyClassA(draw), 0);
            locate(sender.track(), epochSeconds);
            Messages.updateClassA(message, fix, epochSeconds, draw);
        } else if (share < 85) {
            Sender sender = take(fleet.anyClassB(draw), 0);
            locate(sender.track(), epochSeconds);
            Messages.updateClassB(message, fix, epochSeconds, draw);
        } else if (share < 92) {
            take(fleet.anyStation(draw), 0);
            Messages.updateStation(message, LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC), draw);
        } else if (share < 96) {
            take(fleet.anyAid(draw), 0);
            Messages.updateAid(message, epochSeconds);
        } else {
            take(fleet.anyClassB(draw), 1 + share % 2);
        }
    }

    /** Makes a message of two sentences. */
    void twoPart(Draw draw) {
        take(fleet.anyClassA(draw), 1);
    }

    private Sender take(Sender sender, int template) {
        station = Fleet.FIRST_STATION_MMSI + sender.station();
        message.copyFrom(sender.templates().get(template));
        return sender;
    }

    private void locate(@Nullable Track track, long epochSeconds) {
        if (track != null) {
            track.locate(epochSeconds - startSeconds, fix);
        }
    }
}
