package dev.hiveparquet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.block.Block;
import dev.hiveparquet.intake.StreamJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine's clock goes back and forth while lines without a time of their own arrive, and the process dies now and then:
 * each is there once, in the directory of the moment that the clock showed.
 */
class ClockJumpTest {
    /** In hours from midnight of a New Year: on, back, ten years on, and on both sides of midnight. */
    private static final double[] CLOCK = {0, 5, 4, 4.5, 87_672, 87_672.5, -0.001, 0, 0.001, 5, -8_760, 23.999, 24};

    @TempDir
    Path directory;

    private final List<String> sent = new ArrayList<>();
    private final List<String> arrivals = new ArrayList<>();

    @Test
    void lines_are_published_once_in_the_directory_of_the_moment_that_the_clock_showed() throws Exception {
        Random random = new Random(4);
        for (int life = 0; life < 12; life++) {
            try (Pipeline run = new Pipeline(directory, 1_000)) {
                run.replay();
                receive(run, random, life);
            }
        }
        try (Pipeline run = new Pipeline(directory, 1_000)) {
            run.replay();
            run.publishAll();
        }

        Published published = new Published(directory);
        assertThat(Rows.texts(directory.resolve("out"))).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(Rows.query(
                        directory.resolve("out"),
                        "select epoch_us(ts) || ' ' || payload from $files where ts = received_at"))
                .containsExactlyInAnyOrderElementsOf(arrivals);
        published.liesWhereItBelongs("hour");
        published.isTidy();
    }

    /** Lines at every time that the clock shows; some are published, then the process dies. */
    private void receive(Pipeline run, Random random, int life) throws IOException {
        StreamJournal stream = run.stream();
        for (int i = 0; i < CLOCK.length; i++) {
            String text = life + "-" + i;
            long micros = Pipeline.NOW + (long) (CLOCK[i] * Duration.ofHours(1).toMillis()) * 1_000;
            run.take(stream.append(received(text, micros)));
            sent.add(text);
            arrivals.add(micros + " " + text);
            if (random.nextInt(5) == 0) {
                run.publishAll();
            }
        }
    }

    private static Block received(String text, long micros) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        Block any = Pipeline.received(text);
        return new Block(Block.Kind.LINES, any.origin(), 0, bytes.length, micros, bytes, 0, bytes.length);
    }
}
