package dev.pulih.detect.evidence;

import static dev.pulih.detect.evidence.FlooredLog.Worse.HIGHER;
import static dev.pulih.detect.evidence.FlooredLog.Worse.LOWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A front that calls a cart, two hours of a row a minute. Each series is some level with a noise of
 * 10 %, so that its sigma is √((5·0.25² + 60·0.1²) ÷ 65) = 0.12. From row 100 on a fault multiplies
 * or divides series of the cart by 1.9, which is ln(1.9) ÷ 0.12 = 5.4 sigmas: some 9 nats each.
 */
class EvidenceDetectorTest {

  private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
  private static final ServiceRef FRONT = Graphs.service("front");
  private static final ServiceRef CART = Graphs.service("cart");
  private static final CallGraph CALLS = Graphs.of("front>cart");
  private static final int ROWS = 120;
  private static final int ONSET = 100;
  private static final double FAULT = 1.9;

  private static final List<EvidenceSeries> SERIES =
      List.of(
          new EvidenceSeries("latency", FRONT, GoldenSignal.LATENCY, new FlooredLog(HIGHER, 0.001)),
          new EvidenceSeries("cpu", FRONT, GoldenSignal.CPU, new FlooredLog(HIGHER, 0.001)),
          new EvidenceSeries("latency", CART, GoldenSignal.LATENCY, new FlooredLog(HIGHER, 0.001)),
          new EvidenceSeries("cpu", CART, GoldenSignal.CPU, new FlooredLog(HIGHER, 0.001)),
          new EvidenceSeries("requests", CART, GoldenSignal.TRAFFIC, new FlooredLog(LOWER, 0.001)));

  private static final int[] LATENCY = {2};
  private static final int[] CPU = {3};
  private static final int[] REQUESTS = {4};
  private static final int[] ALL = {2, 3, 4};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void what_three_signals_show_a_little_is_an_incident_at_once(long seed) {
    List<EvidenceAlarm> alarms = alarms(day(seed, ALL));
    assertThat(alarms).hasSize(1);
    EvidenceAlarm alarm = alarms.getFirst();
    assertThat(alarm.at()).isEqualTo(at(ONSET));
    assertThat(alarm.services()).containsExactly(CART);
    assertThat(alarm.suspects()).startsWith(CART);
    assertThat(alarm.reasons().stream().map(c -> c.series().name()))
        .contains("latency", "cpu", "requests");
    assertThat(alarm.reasons()).allMatch(reason -> reason.nats() < 17);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void and_what_only_one_of_them_shows_is_none(long seed) {
    assertThat(alarms(day(seed, LATENCY))).isEmpty();
    assertThat(alarms(day(seed, CPU))).isEmpty();
    assertThat(alarms(day(seed, REQUESTS))).isEmpty();
    assertThat(alarms(day(seed))).isEmpty();
  }

  @Test
  void what_comes_later_changes_nothing_before() {
    double[][] rows = day(1, ALL);
    double[][] other = day(1, ALL);
    for (int row = ONSET + 1; row < ROWS; row++) {
      Arrays.fill(other[row], 1e6 * row);
    }
    assertThat(alarms(other).getFirst()).isEqualTo(alarms(rows).getFirst());
  }

  @Test
  void two_that_see_the_same_say_the_same() {
    assertThat(alarms(day(1, ALL))).isEqualTo(alarms(day(1, ALL)));
  }

  /** Milliseconds instead of seconds: values and floors a thousand times. */
  @Test
  void the_unit_does_not_matter() {
    List<EvidenceSeries> other =
        SERIES.stream()
            .map(
                s ->
                    new EvidenceSeries(
                        s.name(), s.service(), s.signal(), new FlooredLog(s.scale().worse(), 1)))
            .toList();
    double[][] rows = day(1, ALL);
    double[][] larger =
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row).map(x -> 1_000 * x).toArray())
            .toArray(double[][]::new);
    EvidenceAlarm alarm = alarms(SERIES, rows).getFirst();
    EvidenceAlarm same = alarms(other, larger).getFirst();
    assertThat(same.at()).isEqualTo(alarm.at());
    assertThat(nats(same)).containsExactly(nats(alarm), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_unknown_is_neither_good_nor_bad(double unknown) {
    double[][] rows = day(1, ALL);
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(rows[row], 0, 2, unknown);
      rows[row][row % 40 == 7 ? 3 : 1] = unknown;
    }
    List<EvidenceAlarm> alarms = alarms(rows);
    assertThat(alarms).hasSize(1);
    assertThat(alarms.getFirst().suspects()).containsExactly(CART);
    assertThat(alarms.getFirst().reasons()).allMatch(reason -> Double.isFinite(reason.nats()));
  }

  /** A hundred times its latency: the caller waits for it, and shows it more. */
  @Test
  void a_callee_in_trouble_is_named_before_the_caller_that_waits_for_it() {
    double[][] rows = day(1);
    for (int row = ONSET; row < ROWS; row++) {
      rows[row][0] *= 150;
      rows[row][2] *= 100;
    }
    EvidenceAlarm alarm = alarms(rows).getFirst();
    assertThat(alarm.services()).containsExactly(CART, FRONT);
    assertThat(alarm.suspects()).startsWith(CART, FRONT);
    assertThat(alarm.reasons().getFirst().series().service()).isEqualTo(FRONT);
  }

  @Test
  void a_reason_shows_the_value_and_what_was_usual() {
    double[][] rows = day(1);
    rows[ONSET][2] = 100;
    Contribution reason = alarms(rows).getFirst().reasons().getFirst();
    assertThat(reason.series()).isEqualTo(SERIES.get(2));
    assertThat(reason.value()).isEqualTo(100);
    // The level is 1, and the median of sixty is within 5 % of it.
    assertThat(reason.usual()).isBetween(0.95, 1.05);
  }

  /** Six are hot, five are named, and the cool one tells a little. */
  @Test
  void an_incident_has_all_hot_services_and_what_tells_against_those_and_the_suspects() {
    List<EvidenceSeries> series =
        Stream.of("till", "gate", "toll", "road", "lane", "bank", "cool")
            .map(name -> Calibrated.series(Graphs.service(name), GoldenSignal.LATENCY))
            .toList();
    EvidenceAlarm alarm = calibrated(series, 23, 22, 21, 20, 19, 18, 2);
    assertThat(alarm.services().stream().map(ServiceRef::name))
        .containsExactly("bank", "gate", "lane", "road", "till", "toll");
    assertThat(alarm.suspects().stream().map(ServiceRef::name))
        .containsExactly("till", "gate", "toll", "road", "lane");
    assertThat(alarm.reasons().stream().map(reason -> reason.series().service().name()))
        .containsExactly("till", "gate", "toll", "road", "lane", "bank");
  }

  /** CPU alone counts little at first towards an incident, but whole among the suspects. */
  @Test
  void a_suspect_counts_by_all_that_tells_against_it() {
    List<EvidenceSeries> series =
        List.of(
            Calibrated.series(FRONT, GoldenSignal.LATENCY),
            Calibrated.series(CART, GoldenSignal.CPU));
    EvidenceAlarm alarm = calibrated(series, 18, 20);
    assertThat(alarm.services()).containsExactly(FRONT);
    assertThat(alarm.suspects()).containsExactly(CART, FRONT);
  }

  private static EvidenceAlarm calibrated(List<EvidenceSeries> series, double... nats) {
    EvidenceDetector detector = new EvidenceDetector(Calibrated.SETTINGS, series);
    for (int row = 0; row < Calibrated.WARM_UP; row++) {
      detector.next(at(row), new double[nats.length], CallGraph.none());
    }
    return detector
        .next(at(Calibrated.WARM_UP), Calibrated.row(nats), CallGraph.none())
        .orElseThrow();
  }

  @Test
  void a_row_has_a_value_for_each_series() {
    EvidenceDetector detector = new EvidenceDetector(EvidenceSettings.defaults(), SERIES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detector.next(START, new double[4], CALLS))
        .withMessage("A row has a value for each of 5 series; got 4.");
  }

  @Test
  void a_series_has_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new EvidenceSeries(" ", CART, GoldenSignal.CPU, new FlooredLog(HIGHER, 1)))
        .withMessage("A series of town/cart needs a name.");
  }

  private static double[] nats(EvidenceAlarm alarm) {
    return alarm.reasons().stream().mapToDouble(Contribution::nats).toArray();
  }

  /** A noisy day, with a fault in some series from the onset on. */
  private static double[][] day(long seed, int... faulty) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      rows[row] = SERIES.stream().mapToDouble(_ -> Math.exp(0.1 * random.nextGaussian())).toArray();
      for (int series : row < ONSET ? new int[0] : faulty) {
        rows[row][series] *= SERIES.get(series).scale().worse() == HIGHER ? FAULT : 1 / FAULT;
      }
    }
    return rows;
  }

  private static List<EvidenceAlarm> alarms(double[][] rows) {
    return alarms(SERIES, rows);
  }

  private static List<EvidenceAlarm> alarms(List<EvidenceSeries> series, double[][] rows) {
    EvidenceDetector detector = new EvidenceDetector(EvidenceSettings.defaults(), series);
    List<EvidenceAlarm> alarms = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      detector.next(at(row), rows[row], CALLS).ifPresent(alarms::add);
    }
    return alarms;
  }

  private static Instant at(int row) {
    return START.plusSeconds(60L * row);
  }
}
