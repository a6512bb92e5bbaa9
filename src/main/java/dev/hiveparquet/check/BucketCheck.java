package dev.hiveparquet.check;

import dev.hiveparquet.config.Durations;
import dev.hiveparquet.config.S3Settings;
import dev.hiveparquet.upload.BucketProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the bucket is there and may be read; whether it may be written cannot be told without writing. Compares the store's
 * clock with this machine's on the way.
 */
final class BucketCheck implements Check {
    /** Stores refuse requests whose time is further off than this. */
    private static final Duration REFUSED = Duration.ofMinutes(15);

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final S3Settings settings;
    private final Clock clock;

    BucketCheck(S3Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        BucketProbe.Seen seen = new BucketProbe(settings).look();
        List<Finding> findings = new ArrayList<>();
        findings.add(bucket(seen));
        Finding skew = skew(seen.storeTime());
        if (skew != null) {
            findings.add(skew);
        }
        return findings;
    }

    private Finding bucket(BucketProbe.Seen seen) {
        if (seen.problem() != null) {
            return Finding.fails("bucket", seen.problem());
        }
        String name = "\"" + settings.bucket() + "\"";
        if (seen.mayLook()) {
            return Finding.ok("bucket", name + " answers; whether objects may be put, only the first upload shows");
        }
        return Finding.warning(
                "bucket",
                name + " answers, but its objects may not be looked at" + (seen.mayList() ? "" : " or listed")
                        + ", so that an upload counts as confirmed when the store has taken it; give the right"
                        + " s3:GetObject");
    }

    /** How far the clocks are apart, where that is worth a word. */
    private @Nullable Finding skew(@Nullable Instant storeTime) {
        if (storeTime == null) {
            return null;
        }
        Duration apart = Duration.between(storeTime, clock.instant()).abs();
        if (apart.compareTo(TOLERANCE) < 0) {
            return null;
        }
        Verdict verdict = apart.compareTo(REFUSED) < 0 ? Verdict.WARNING : Verdict.FAILS;
        String how = Durations.format(Duration.ofSeconds(apart.toSeconds()));
        return new Finding("clock", verdict, "and that of the store are " + how + " apart; set it");
    }
}
