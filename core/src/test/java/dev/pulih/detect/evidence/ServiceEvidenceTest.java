package dev.pulih.detect.evidence;

import static dev.pulih.detect.evidence.GoldenSignal.CPU;
import static dev.pulih.detect.evidence.GoldenSignal.ERRORS;
import static dev.pulih.detect.evidence.GoldenSignal.LATENCY;
import static dev.pulih.detect.evidence.GoldenSignal.MACHINE;
import static dev.pulih.detect.evidence.GoldenSignal.MEMORY;
import static dev.pulih.detect.evidence.GoldenSignal.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEvidenceTest {

  private static final ServiceRef SHOP = new ServiceRef("town", "shop");
  private static final Offset<Double> TINY = within(1e-6);

  @Test
  void different_golden_signals_add_up_and_of_the_same_the_second_counts_half() {
    ServiceEvidence shop = watching(LATENCY, LATENCY, LATENCY, CPU);
    next(shop, Calibrated.row(4, 6, 3, 5));
    assertThat(shop.total()).isEqualTo(6 + 0.5 * 4 + 5, TINY);
    assertThat(shop.level()).isEqualTo(shop.total());
  }

  @Test
  void errors_count_twice() {
    ServiceEvidence shop = watching(ERRORS, LATENCY);
    next(shop, Calibrated.row(5, 4));
    assertThat(shop.total()).isEqualTo(2 * 5 + 4, TINY);
  }

  @Test
  void a_row_without_evidence_totals_nothing() {
    ServiceEvidence shop = watching(ERRORS, LATENCY, CPU);
    next(shop, Calibrated.row(5, 4, 4));
    next(shop, Calibrated.row(0, 0, 0));
    assertThat(shop.total()).isZero();
    assertThat(shop.contributions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TRAFFIC", "CPU", "MACHINE", "MEMORY"})
  void what_nobody_feels_and_nothing_supports_has_to_last(GoldenSignal signal) {
    ServiceEvidence shop = watching(signal, LATENCY);
    next(shop, Calibrated.row(18, 0));
    assertThat(shop.total()).isEqualTo(18, TINY);
    assertThat(shop.level()).isEqualTo(3, TINY);
    next(shop, Calibrated.row(18, 0));
    assertThat(shop.level()).isEqualTo(shop.total());
  }

  @Test
  void what_is_felt_counts_at_once() {
    ServiceEvidence slow = watching(LATENCY, CPU);
    next(slow, Calibrated.row(18, 0));
    assertThat(slow.level()).isEqualTo(18, TINY);
    ServiceEvidence failing = watching(ERRORS, CPU);
    next(failing, Calibrated.row(9, 0));
    assertThat(failing.level()).isEqualTo(18, TINY);
  }

  /** 16 nats of latency, and 2 of CPU that support nothing. */
  @Test
  void what_is_not_felt_takes_nothing_from_what_is() {
    ServiceEvidence shop = watching(LATENCY, CPU);
    next(shop, Calibrated.row(16, 2));
    assertThat(shop.total()).isEqualTo(18, TINY);
    assertThat(shop.level()).isEqualTo(16, TINY);
  }

  @Test
  void what_was_weighed_but_not_learned_is_no_row_before() {
    ServiceEvidence shop = watching(CPU, LATENCY);
    shop.weigh(Calibrated.row(18, 0), Calibrated.row(18, 0));
    shop.weigh(Calibrated.row(18, 0), Calibrated.row(18, 0));
    assertThat(shop.level()).isEqualTo(3, TINY);
  }

  @Test
  void a_second_series_supports_the_first_from_three_nats_on() {
    ServiceEvidence shop = watching(CPU, MEMORY);
    next(shop, Calibrated.row(18, 3.001));
    assertThat(shop.level()).isEqualTo(21.001, TINY);
    ServiceEvidence other = watching(CPU, MEMORY);
    next(other, Calibrated.row(18, 2.999));
    assertThat(other.level()).isEqualTo(3, TINY);
  }

  /** Else the tail of each would be wider the second time, and tell less. */
  @Test
  void what_three_series_show_at_once_teaches_none_of_them() {
    ServiceEvidence shop = watching(CPU, MEMORY, MACHINE);
    next(shop, Calibrated.row(4.6, 5, 6));
    rest(shop, 3);
    next(shop, Calibrated.row(4.6, 5, 6));
    assertThat(shop.total()).isEqualTo(15.6, TINY);
  }

  @Test
  void what_two_series_show_teaches_both() {
    ServiceEvidence shop = watching(CPU, MEMORY, MACHINE);
    next(shop, Calibrated.row(4.4, 5, 6));
    rest(shop, 3);
    next(shop, Calibrated.row(4.4, 5, 6));
    assertThat(shop.total()).isLessThan(13);
  }

  @Test
  void errors_are_never_learned_to_be_usual() {
    ServiceEvidence shop = watching(ERRORS, LATENCY, TRAFFIC);
    next(shop, Calibrated.row(9, 0, 0));
    rest(shop, 3);
    next(shop, Calibrated.row(9, 0, 0));
    assertThat(shop.total()).isEqualTo(18, TINY);
  }

  @Test
  void a_contribution_says_what_it_is_what_is_usual_and_what_that_tells() {
    ServiceEvidence shop = watching(ERRORS, LATENCY);
    double[] row = Calibrated.row(5, 0);
    next(shop, row);
    Contribution only = shop.contributions().findFirst().orElseThrow();
    assertThat(shop.contributions()).hasSize(1);
    assertThat(only.value()).isEqualTo(row[0]);
    assertThat(only.usual()).isZero();
    assertThat(only.nats()).isEqualTo(10, TINY);
    // e = 1.5·(exp(1) − 1) = 2.577, and exp(0.08·5.577) − 1 = 0.5624.
    assertThat(only).hasToString("some ERRORS of town/shop: 0.5624, usually 0.000 (10.0 nats)");
  }

  private static ServiceEvidence watching(GoldenSignal... signals) {
    List<SeriesEvidence> series =
        IntStream.range(0, signals.length)
            .mapToObj(
                slot ->
                    new SeriesEvidence(
                        slot, Calibrated.series(SHOP, signals[slot]), Calibrated.SETTINGS))
            .toList();
    ServiceEvidence evidence = new ServiceEvidence(SHOP, series, Calibrated.SETTINGS.fusion());
    double[] zeros = new double[signals.length];
    IntStream.range(0, Calibrated.WARM_UP).forEach(_ -> next(evidence, zeros));
    return evidence;
  }

  private static void rest(ServiceEvidence evidence, int rows) {
    IntStream.range(0, rows).forEach(_ -> next(evidence, new double[3]));
  }

  private static void next(ServiceEvidence evidence, double[] row) {
    evidence.weigh(row, row);
    evidence.learn();
  }
}
