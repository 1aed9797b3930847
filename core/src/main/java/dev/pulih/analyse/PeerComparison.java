package dev.pulih.analyse;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Series;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pods of one service against each other: those that stand out and explain the trouble.
 *
 * <p>The idea of Adtributor (Bhagwan et al., NSDI 2014): a few elements are the cause if they are
 * few and explain two thirds of the change of the whole. Here an element is a pod that is worse
 * than the median of its peers by the least effect of the deviation rule, the change is what the
 * pods have beyond their level before (failed requests a second, or seconds), and few is at most
 * half of them. Where all pods are worse alike, none stands out, and what they share is at fault.
 *
 * <p>Failed shares and seconds are looked at first. Where they tell no pod from its peers, one that
 * serves fewer requests than they do may: it is slow, or balancers avoid it.
 */
final class PeerComparison {

  /** Adtributor's share of the change that a cause must explain. */
  private static final double EXPLAINS = 0.67;

  /** The latest minute. */
  private static final int TICKS = 4;

  private final Surroundings around;
  private final List<Pod> pods;

  PeerComparison(Surroundings around, List<Pod> pods) {
    this.around = around;
    this.pods = pods;
  }

  /** One pod by one signal. */
  private record Standing(PodRef pod, double now, double before, double weight) {
    double change() {
      return Math.max(0, now - before) * weight;
    }
  }

  /** The pods at fault, the worst first; none if no few of them explain the trouble. */
  List<PodRef> atFault() {
    return signals()
        .map(this::atFault)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Stream<Signal> signals() {
    return around.series().series().stream()
        .filter(series -> series.signal().kind() == EntityKind.POD && Spotlight.shows(series))
        .map(Series::signal)
        .filter(signal -> Unit.of(signal) != Unit.COUNT)
        .distinct()
        .sorted(Comparator.comparing(PeerComparison::isTraffic).thenComparing(s -> s));
  }

  private static boolean isTraffic(Signal signal) {
    return Unit.of(signal) == Unit.PER_SECOND;
  }

  private List<PodRef> atFault(Signal signal) {
    List<Standing> all =
        pods.stream().flatMap(pod -> standing(signal, pod.ref()).stream()).toList();
    double peers = lowerMedian(all);
    OfSignal margins = Margins.of(signal);
    List<Standing> worse =
        all.stream()
            .filter(s -> s.now() - peers >= margins.effect().around(peers))
            .sorted(
                Comparator.comparingDouble(Standing::change)
                    .reversed()
                    .thenComparing(Standing::pod))
            .toList();
    return changes(worse) >= EXPLAINS * changes(all)
        ? worse.stream().map(Standing::pod).toList()
        : List.of();
  }

  private static double changes(List<Standing> pods) {
    return pods.stream().mapToDouble(Standing::change).sum();
  }

  /** Of two the better one, so that the worse one can stand out; never more than half can. */
  private static double lowerMedian(List<Standing> all) {
    double[] sorted = all.stream().mapToDouble(Standing::now).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
  }

  private Optional<Standing> standing(Signal signal, PodRef pod) {
    double[] values = badness(signal, pod);
    double now = latest(Known.of(values));
    Level level = Level.of(values, signal);
    double before = level.left().isPresent() ? level.typical() : Math.min(level.typical(), now);
    return Double.isFinite(now)
        ? Optional.of(new Standing(pod, now, before, weight(signal, pod)))
        : Optional.empty();
  }

  /** The more, the worse: of requests served the fewer. */
  private double[] badness(Signal signal, PodRef pod) {
    int sign = isTraffic(signal) ? -1 : 1;
    return Arrays.stream(values(signal, pod)).map(value -> sign * value).toArray();
  }

  private static double latest(Known known) {
    int n = known.values().length;
    return Order.median(Arrays.copyOfRange(known.values(), Math.max(0, n - TICKS), n));
  }

  /** A share counts by the requests that it is a share of. */
  private double weight(Signal signal, PodRef pod) {
    if (Unit.of(signal) != Unit.RATIO) {
      return 1;
    }
    double rate = latest(Known.of(values(Signals.POD_REQUEST_RATE.over(Span.RECENT), pod)));
    return Double.isFinite(rate) ? rate : 0;
  }

  private double[] values(Signal signal, PodRef pod) {
    return around.series().values(new Series(signal, new Entity.OfPod(pod)));
  }
}
