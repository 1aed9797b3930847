package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Severity;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.notify.Notification.About;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Policy;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.service.news.News;
import dev.pulih.service.testing.LogLines;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of what the ticks cannot see. */
class BlindSpotsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final Map<Signal, String> FAILED = Map.of(Signals.KAFKA_LAG, "it is slow");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new Meters(registry);
  private final News news =
      new News(List.of(), new About("pulih-itself", Ailing.SERVICE, Severity.P2));
  private final BlindSpots blind =
      new BlindSpots(setup(), Set::of, meters.ticks(), new Troubles(news, meters));
  private final LogLines lines = new LogLines();

  private static Setup setup() {
    return new Setup(
        List.of(),
        Spans.defaults(),
        DetectionSettings.defaults(),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  @AfterEach
  void close() {
    lines.close();
    news.close();
  }

  /** A tick that read these signals, or tried to. */
  private void ticks(int second, Set<Signal> read, Map<Signal, String> failed) {
    Instant at = NOW.plusSeconds(second);
    Map<Signal, Map<Entity, Reading>> samples =
        read.stream().collect(Collectors.toMap(s -> s, _ -> Map.of()));
    blind.ticked(
        new TickReport(
            new Detected(
                new Readings(at, samples, failed), Map.of(), new Tally(0, 0, Achieved.none(), 0)),
            new Inventory(Instant.EPOCH, Map.of()),
            failed,
            TroubleElsewhere.nothing()));
  }

  private long said(String part) {
    return lines.since(0, part).size();
  }

  @Test
  void a_skipped_tick_has_read_nothing_and_says_nothing_of_signals() {
    ticks(0, Set.of(), FAILED);
    ticks(15, Set.of(), Map.of());
    ticks(30, Set.of(), FAILED);
    assertThat(said("A signal cannot be read")).isEqualTo(1);
    assertThat(said("can be read again")).isZero();
    assertThat(registry.get("pulih.signals.unread").gauge().value()).isEqualTo(1);
  }

  @Test
  void a_tick_that_reads_them_all_says_so_once() {
    ticks(0, Set.of(), FAILED);
    ticks(15, Set.of(Signals.KAFKA_LAG), Map.of());
    ticks(30, Set.of(Signals.KAFKA_LAG), Map.of());
    assertThat(said("can be read again")).isEqualTo(1);
    assertThat(registry.get("pulih.signals.unread").gauge().value()).isZero();
  }
}
