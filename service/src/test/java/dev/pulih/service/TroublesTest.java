package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.service.Trouble.Kind;
import dev.pulih.service.news.News;
import dev.pulih.service.slack.English;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered, counted and told of what is wrong with Pulih itself. */
class TroublesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Ailing people = new Ailing();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private final News news =
      new News(List.of(people), new About("pulih-itself", Ailing.SERVICE, Severity.P2));
  private final Troubles troubles = new Troubles(news, meters);
  private final TickLog ticks = new TickLog(INTERVAL, meters.ticks(), troubles);

  @AfterEach
  void close() {
    news.close();
  }

  private List<String> told() {
    news.close();
    return people.told.stream().map(Notification::headline).toList();
  }

  private double counted(Kind kind) {
    return registry.get("pulih.troubles").tag("kind", kind.text()).counter().count();
  }

  private double on(Kind kind) {
    return registry.get("pulih.trouble").tag("kind", kind.text()).gauge().value();
  }

  private static Instant after(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  @Test
  void what_ticks_say_of_themselves_is_said_in_korean_too() {
    ticks.began(NOW, INTERVAL.multipliedBy(2));
    ticks.began(NOW, Duration.ZERO);
    ticks.skipped(NOW);
    ticks.failed(NOW, new IllegalStateException("x"), false);
    ticks.jumped(NOW, Duration.ofMillis(-1500));
    assertThat(troubles.all())
        .hasSize(4)
        .allSatisfy(it -> assertThat(English.leftInKorean(it.sentence())).isEmpty());
  }

  @Test
  void it_is_told_once_counted_and_shown_until_it_is_over() {
    troubles.begin(Kind.BLINDNESS, NOW, "Blind.");
    assertThat(on(Kind.BLINDNESS)).isEqualTo(1);
    troubles.over(Kind.BLINDNESS, after(60));
    assertThat(on(Kind.BLINDNESS)).isZero();
    assertThat(troubles.all())
        .containsExactly(new Trouble(Kind.BLINDNESS, NOW, Optional.of(after(60)), "Blind."));
    assertThat(counted(Kind.BLINDNESS)).isEqualTo(1);
    assertThat(told()).containsExactly("Blind.");
    assertThat(people.told.getFirst().kind()).isEqualTo(Notification.Kind.UPDATE);
  }

  @Test
  void what_comes_and_goes_is_told_once_in_a_quarter_of_an_hour_and_counted_each_time() {
    troubles.begin(Kind.OVERRUN, NOW, "one");
    troubles.over(Kind.OVERRUN, after(15));
    troubles.begin(Kind.OVERRUN, after(899), "two");
    troubles.begin(Kind.STALL, after(899), "another kind");
    troubles.over(Kind.OVERRUN, after(899));
    troubles.begin(Kind.OVERRUN, after(900), "three");
    assertThat(counted(Kind.OVERRUN)).isEqualTo(3);
    assertThat(told()).containsExactly("one", "another kind", "three");
  }

  @Test
  void what_goes_on_in_another_way_began_when_it_began() {
    troubles.begin(Kind.BLINDNESS, NOW, "one service");
    troubles.begin(Kind.BLINDNESS, after(30), "two services");
    assertThat(troubles.all())
        .containsExactly(new Trouble(Kind.BLINDNESS, NOW, Optional.empty(), "two services"));
  }

  @Test
  void an_overrun_is_on_until_a_tick_comes_in_time() {
    ticks.began(NOW, Duration.ZERO);
    ticks.skipped(after(15));
    ticks.skipped(after(30));
    assertThat(on(Kind.OVERRUN)).isEqualTo(1);
    ticks.began(after(45), Duration.ofMillis(1));
    assertThat(on(Kind.OVERRUN)).isZero();
    assertThat(registry.get("pulih.ticks.skipped").counter().count()).isEqualTo(2);
    assertThat(told())
        .containsExactly(
            "The tick of 2026-11-26T08:00:15Z is skipped: the one before it took too long.");
  }

  @Test
  void a_stall_is_no_overrun() {
    ticks.began(NOW, Duration.ofSeconds(63));
    ticks.skipped(after(15));
    assertThat(troubles.all()).extracting(Trouble::kind).containsExactly(Kind.STALL);
    assertThat(told())
        .containsExactly(
            "Pulih stood still for 63 s before the tick of 2026-11-26T08:00:00Z: its process was"
                + " stopped, or its machine is overloaded. What fell due half an interval ago, or earlier, is skipped.");
  }

  @Test
  void a_tick_that_is_a_little_late_is_no_stall() {
    ticks.began(NOW, INTERVAL.minusMillis(1));
    assertThat(troubles.all()).isEmpty();
  }

  @Test
  void failing_ticks_are_over_with_one_that_succeeds() {
    ticks.failed(NOW, new IllegalStateException("a"), false);
    ticks.failed(after(15), new IllegalStateException("a"), false);
    assertThat(on(Kind.FAILING_TICKS)).isEqualTo(1);
    ticks.succeeded(after(30), new Tally(0, 0, Achieved.none(), 0));
    assertThat(on(Kind.FAILING_TICKS)).isZero();
    assertThat(counted(Kind.FAILING_TICKS)).isEqualTo(1);
    assertThat(registry.get("pulih.last.tick.timestamp").gauge().value())
        .isEqualTo((double) after(30).getEpochSecond());
  }

  @Test
  void what_fails_because_the_end_has_come_is_no_news() {
    ticks.failed(NOW, new IllegalStateException("stale"), true);
    assertThat(troubles.all()).isEmpty();
  }

  @Test
  void a_clock_that_was_set_is_told_and_over() {
    ticks.jumped(NOW, Duration.ofSeconds(-90));
    assertThat(troubles.all())
        .containsExactly(
            new Trouble(
                Kind.CLOCK_STEP,
                NOW,
                Optional.of(NOW),
                "The clock jumped by -90000 ms; ticks follow it."));
    await().atMost(PATIENCE).until(() -> people.told.size() == 1);
  }
}
