package dev.hiveparquet.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds the upload queue to itself: entries that cannot be read. Which files they name is checked with the bucket. */
final class QueueCheck {
    private final Scene scene;

    QueueCheck(Scene scene) {
        this.scene = scene;
    }

    void run() throws IOException {
        for (Path entry : scene.uploads().bad().keySet().stream().sorted().toList()) {
            String reason = scene.uploads().bad().get(entry);
            if (Files.exists(entry) && reason != null) {
                scene.findings()
                        .add(new Finding(
                                FindingKind.BAD_ENTRY, entry.toString(), reason, () -> scene.setAsideEntry(entry)));
            }
        }
    }
}
