package dev.hiveparquet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hiveparquet.group.CompletionCause;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** What is counted is what is shown, under the names that dashboards rely on, and the books balance. */
class MetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void counters_have_the_names_and_values_that_they_are_scraped_by() {
        meters.read(10, 2, 700);
        meters.published(CompletionCause.AGE, 7, 300);
        meters.quarantined(1);
        meters.uploaded(300);
        meters.uploadFailed();
        meters.connected();

        assertThat(registry.scrape().lines().filter(line -> !line.startsWith("#")))
                .contains(
                        "ingest_lines_read_total 10.0",
                        "ingest_bytes_read_total 700.0",
                        "ingest_lines_dropped_total{reason=\"blank\"} 2.0",
                        "ingest_lines_quarantined_total 1.0",
                        "ingest_rows_written_total 7.0",
                        "ingest_bytes_published_total 300.0",
                        "ingest_files_published_total{cause=\"age\"} 1.0",
                        "ingest_files_published_total{cause=\"rows\"} 0.0",
                        "ingest_files_published_total{cause=\"bytes\"} 0.0",
                        "ingest_files_published_total{cause=\"memory\"} 0.0",
                        "ingest_files_published_total{cause=\"journal\"} 0.0",
                        "ingest_files_published_total{cause=\"stop\"} 0.0",
                        "ingest_files_uploaded_total 1.0",
                        "ingest_bytes_uploaded_total 300.0",
                        "ingest_upload_failures_total 1.0",
                        "ingest_feed_connections_total 1.0");
    }

    @Test
    void every_level_is_shown_with_its_unit() {
        for (Level level : Level.values()) {
            meters.show(level, level::ordinal);
        }

        assertThat(registry.scrape().lines().filter(line -> !line.startsWith("#")))
                .contains(
                        "ingest_groups_open 0.0",
                        "ingest_groups_held_bytes 1.0",
                        "ingest_groups_oldest_seconds 2.0",
                        "ingest_feed_connected 3.0",
                        "ingest_feed_silence_seconds 4.0",
                        "ingest_journal_held_bytes 5.0",
                        "ingest_uploads_queued 6.0",
                        "ingest_uploads_oldest_seconds 7.0",
                        "ingest_uploads_aside 8.0",
                        "ingest_disk_free_bytes 9.0",
                        "ingest_disk_waiting 10.0",
                        "ingest_uploads_held_bytes 11.0",
                        "ingest_quarantine_held_bytes 12.0",
                        "ingest_feed_sentence_age_seconds 13.0");
    }

    @Test
    void totals_are_what_was_counted() {
        meters.read(10, 2, 700);
        meters.published(CompletionCause.ROWS, 4, 300);
        meters.quarantined(1);
        meters.published(CompletionCause.STOP, 3, 200);

        assertThat(meters.totals()).isEqualTo(new Totals(10, 700, 7, 1, 2, 2, 500, 0, 0));
    }
}
