package dev.pulih.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A service's own threshold is what detects for it, and for nobody else. */
class OwnThresholdTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final ServiceRef PAY = new ServiceRef("bos", "payment-service");
  private static final Instant AT = Instant.parse("2026-11-02T00:00:00Z");

  private static Watched watched(ServiceRef service) {
    return new Watched(
        service,
        new Slo(0.999, Duration.ofMillis(200), 0.001),
        Mode.DRY_RUN,
        new Watched.Owned(Set.of(service.name()), Set.of()),
        OptionalDouble.empty());
  }

  private static List<Finding> findings(DetectionSettings settings, ServiceRef of, double lag) {
    Detector detector =
        new Detector(settings, Spans.defaults(), List.of(watched(TXN), watched(PAY)));
    Map<Entity, Reading> lags =
        Map.of(
            new Entity.OfGroup(TXN.name()), Reading.of(lag),
            new Entity.OfGroup(PAY.name()), Reading.of(lag));
    Readings readings = new Readings(AT, Map.of(Signals.KAFKA_LAG, lags), Map.of());
    return detector.detect(readings, Tick.inventory(0)).services().get(of).findings();
  }

  /** 5,000 for all, 9,000 for one. */
  @Test
  void a_looser_one_finds_less_and_a_tighter_one_more() {
    DetectionSettings own =
        DetectionSettings.defaults()
            .except(Map.of("kafka_lag_p2", Map.of(TXN, 9000.0, PAY, 4000.0)));
    assertThat(findings(own, TXN, 8000)).isEmpty();
    assertThat(findings(own, PAY, 4500)).extracting(Finding::rule).containsExactly("kafka_lag_p2");
    assertThat(findings(own, TXN, 9500))
        .singleElement()
        .satisfies(finding -> assertThat(finding.measured().bound()).isEqualTo(9000));
    assertThat(findings(DetectionSettings.defaults(), TXN, 8000)).hasSize(1);
    assertThat(findings(DetectionSettings.defaults(), PAY, 4500)).isEmpty();
  }

  @Test
  void the_settings_tell_them_as_they_are_written() {
    DetectionSettings own =
        DetectionSettings.defaults()
            .except(Map.of("p99_p2", Map.of(TXN, 1.8), "error_rate_p2", Map.of(TXN, 0.013)));
    assertThat(own.own(TXN))
        .containsExactly(entry("error_rate_p2", "1.3 %"), entry("p99_p2", "1.8"));
    assertThat(own.own(PAY)).isEmpty();
  }

  /** A multiple of the objective stays one. */
  @Test
  void a_number_is_of_what_the_rule_is_of() {
    Limit limit = Limit.aboveSloP99(2).except(Map.of(TXN, 2.5));
    assertThat(limit.bound(watched(TXN))).isEqualTo(0.5);
    assertThat(limit.bound(watched(PAY))).isEqualTo(0.4);
  }
}
