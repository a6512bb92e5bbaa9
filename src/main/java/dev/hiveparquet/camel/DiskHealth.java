package dev.hiveparquet.camel;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether there is room to read on. A readiness check: a restart makes no room. */
public final class DiskHealth extends AbstractHealthCheck {
    private final DiskRoom room;

    DiskHealth(DiskRoom room) {
        super("ingest", "disk");
        this.room = room;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("free.bytes", room.freeBytes());
        builder.detail("journal.bytes", room.journalBytes());
        builder.detail("uploads.bytes", room.uploadBytes());
        builder.detail("quarantine.bytes", room.quarantineBytes());
        String waitingFor = room.space().waitingFor();
        if (waitingFor == null) {
            builder.up();
        } else {
            builder.message("reading waits: " + waitingFor);
            builder.down();
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
