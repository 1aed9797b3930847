package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long something will take, at the pace of late. */
class TimeLeftTest {

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final TimeLeft left =
      new TimeLeft(1000, () -> now, new PrintStream(said, true, StandardCharsets.UTF_8));

  private String after(long seconds, long done) {
    now = now.plusSeconds(seconds);
    said.reset();
    left.done(done);
    return said.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void it_counts_on_the_pace_so_far() {
    assertThat(after(10, 100)).isEqualTo("10 % done, about 1 min 30 s left");
    assertThat(after(10, 200)).isEqualTo("20 % done, about 1 min 20 s left");
  }

  @Test
  void it_says_nothing_more_often_than_every_two_seconds() {
    assertThat(after(1, 100)).isEmpty();
    assertThat(after(1, 200)).isEqualTo("20 % done, about 8 s left");
  }

  /** What was stored is played in no time; the rest is not. */
  @Test
  void what_went_faster_long_ago_is_forgotten() {
    after(2, 500);
    for (int i = 1; i <= 10; i++) {
      after(10, 500 + i);
    }
    assertThat(after(10, 520)).isEqualTo("52 % done, about 40 min 0 s left"); // 18 in 90 s
  }
}
