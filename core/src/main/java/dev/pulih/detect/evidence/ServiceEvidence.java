package dev.pulih.detect.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.pulih.detect.evidence.EvidenceSettings.Fusion;
import dev.pulih.signal.ServiceRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all series of one service tell together, in nats.
 *
 * <p>Evidence of independent witnesses adds up: the sum of −ln p (Fisher, Statistical Methods for
 * Research Workers, 1932). Those that depend on one another must count less (Brown, Biometrics 31,
 * 1975): of the series of one golden signal the strongest counts whole, the second by a share, the
 * others not. Latency 6 and 4 nats with CPU 5 make 6 + ½·4 + 5 = 13.
 *
 * <ul>
 *   <li>Errors weigh more, since users have them: they need no second witness (Beyer et al., The
 *       Site Reliability Workbook, 2018, chapter 5).
 *   <li>What several series show at once is an incident, and teaches none of them that it is usual.
 *   <li>What nobody feels and nothing supports (a busy processor, a little less traffic) has to
 *       last: it exceeds the total of the row before by a few nats at most, or what users feel.
 * </ul>
 */
final class ServiceEvidence {

  /** Totals that differ by less are equal; the order of a sum rounds. */
  private static final double ROUNDING = 1e-9;

  private final ServiceRef service;
  private final Fusion fusion;
  private final SeriesEvidence[] all;
  private final SeriesEvidence[][] signals;
  private double total;
  private double learned;
  private double level;

  /** Of the series of a service, none of which another one uses. */
  ServiceEvidence(ServiceRef service, List<SeriesEvidence> series, Fusion fusion) {
    this.service = service;
    this.fusion = fusion;
    this.all = array(series);
    this.signals =
        series.stream()
            .collect(
                groupingBy(
                    s -> s.series().signal(), () -> new EnumMap<>(GoldenSignal.class), toList()))
            .values()
            .stream()
            .map(ServiceEvidence::array)
            .toArray(SeriesEvidence[][]::new);
  }

  private static SeriesEvidence[] array(Collection<SeriesEvidence> series) {
    return series.toArray(SeriesEvidence[]::new);
  }

  /** The evidence of each service, in the order of their names. */
  static List<ServiceEvidence> all(EvidenceSettings settings, List<EvidenceSeries> series) {
    return IntStream.range(0, series.size())
        .mapToObj(slot -> new SeriesEvidence(slot, series.get(slot), settings))
        .collect(groupingBy(s -> s.series().service(), TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(e -> new ServiceEvidence(e.getKey(), e.getValue(), settings.fusion()))
        .toList();
  }

  /** Weighs a row, and what is sure of it, by what was learned. */
  void weigh(double[] row, double[] sure) {
    for (SeriesEvidence series : all) {
      series.weigh(row, sure);
    }
    total = sum();
    level = lone() ? Math.max(felt(), Math.min(total, learned + growth())) : total;
  }

  private double growth() {
    return fusion.lone().growth();
  }

  /** Whether any of its series was known in the latest row. */
  boolean known() {
    return Arrays.stream(all).anyMatch(SeriesEvidence::known);
  }

  /** Whether a series of another golden signal tells enough to support one of this. */
  boolean supports(GoldenSignal signal) {
    double enough = fusion.lone().support();
    return Arrays.stream(all).anyMatch(s -> s.nats() >= enough && s.series().signal() != signal);
  }

  ServiceRef service() {
    return service;
  }

  /** What its series tell. */
  double total() {
    return total;
  }

  /** The same, as far as it counts already. */
  double level() {
    return level;
  }

  /** What its series tell, each that tells something. */
  Stream<Contribution> contributions() {
    return Arrays.stream(all).filter(s -> s.nats() > 0).map(SeriesEvidence::contribution);
  }

  private double sum() {
    double sum = 0;
    for (SeriesEvidence[] signal : signals) {
      sum += of(signal);
    }
    return sum;
  }

  private double of(SeriesEvidence[] signal) {
    double first = 0;
    double second = 0;
    for (SeriesEvidence series : signal) {
      second = Math.max(second, Math.min(first, series.nats()));
      first = Math.max(first, series.nats());
    }
    return first + fusion.second() * second;
  }

  /** No second series supports the strongest, and it is not all felt by users. */
  private boolean lone() {
    return telling(fusion.lone().support()) < 2 && felt() < total - ROUNDING;
  }

  private double felt() {
    double most = 0;
    for (SeriesEvidence series : all) {
      if (series.series().signal().felt()) {
        most = Math.max(most, series.nats());
      }
    }
    return most;
  }

  private int telling(double nats) {
    int count = 0;
    for (SeriesEvidence series : all) {
      count += series.nats() >= nats ? 1 : 0;
    }
    return count;
  }

  /** Learns from the row that was weighed. */
  void learn() {
    learned = total;
    boolean shared = telling(fusion.shared().nats()) >= fusion.shared().series();
    for (SeriesEvidence series : all) {
      series.learn(shared);
    }
  }
}
