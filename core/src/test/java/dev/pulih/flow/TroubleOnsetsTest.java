package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A P2 that has stood for long, and a P1 that came to it. */
class TroubleOnsetsTest {

  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final ServiceRef CALM = new ServiceRef("bos", "gate-service");

  private static final Finding DEVIATES = finding("deviation", 10, Optional.empty());
  private static final Finding LAGS = finding("kafka_lag_p2", 60, Optional.of(Severity.P2));
  private static final Finding SLOW = finding("p99_p1", 7_100, Optional.of(Severity.P1));
  private static final Finding FAILS = finding("error_rate_p1", 7_000, Optional.of(Severity.P1));

  private final TroubleOnsets onsets = new TroubleOnsets();

  private static Detected of(long second, Finding... findings) {
    return new Detected(
        new Readings(at(second), Map.of(), Map.of()),
        Map.of(TXN, rules(findings), CALM, rules(DEVIATES)),
        new Tally(0, 0, Achieved.none(), 0));
  }

  @Test
  void any_threshold_is_trouble_and_what_deviates_is_none() {
    Detected detected = of(7_200, DEVIATES, LAGS, SLOW, FAILS);
    assertThat(TroubleOnsets.any(detected)).isEqualTo(Map.of(TXN, at(60)));
  }

  @Test
  void the_worst_one_is_another_trouble_than_the_lesser_that_stood_before() {
    assertThat(onsets.next(of(60, LAGS))).isEqualTo(Map.of(TXN, at(60)));
    assertThat(onsets.next(of(7_000, LAGS, FAILS))).isEqualTo(Map.of(TXN, at(7_000)));
  }

  @Test
  void it_is_the_same_one_whichever_rule_says_it_and_while_it_is_less() {
    onsets.next(of(7_000, FAILS));
    assertThat(onsets.next(of(7_100, SLOW))).isEqualTo(Map.of(TXN, at(7_000)));
    assertThat(onsets.next(of(7_115, LAGS))).isEqualTo(Map.of(TXN, at(7_000)));
    assertThat(onsets.next(of(7_130, SLOW))).isEqualTo(Map.of(TXN, at(7_000)));
  }

  @Test
  void what_was_well_in_between_is_in_trouble_anew() {
    onsets.next(of(7_000, FAILS));
    assertThat(onsets.next(of(7_015))).isEmpty();
    assertThat(onsets.next(of(7_100, SLOW))).isEqualTo(Map.of(TXN, at(7_100)));
  }

  private static OfService rules(Finding... findings) {
    StageCondition absent = StageCondition.absent(T0);
    return new OfService(List.of(findings), absent, absent, Truth.FALSE, Optional.empty());
  }

  private static Finding finding(String rule, long since, Optional<Severity> severity) {
    Measured measured = new Measured(Signals.ERROR_RATE, new Entity.OfService(TXN), 1, 0);
    return new Finding(TXN, rule, measured, at(since), severity);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
