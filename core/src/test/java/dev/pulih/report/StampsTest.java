package dev.pulih.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times and durations as a draft writes them. */
class StampsTest {

  @Test
  void a_time_says_its_zone_and_no_fraction() {
    assertThat(Stamps.at(Instant.parse("2026-11-23T02:08:20.987Z")))
        .isEqualTo("2026-11-23 02:08:20 UTC");
  }

  @Test
  void a_duration_leaves_out_what_is_nothing() {
    assertThat(Stamps.spell(Duration.ofSeconds(3_920))).isEqualTo("1 h 5 min 20 s");
    assertThat(Stamps.spell(Duration.ofHours(26))).isEqualTo("26 h");
    assertThat(Stamps.spell(Duration.ofMillis(400))).isEqualTo("0 s");
  }
}
