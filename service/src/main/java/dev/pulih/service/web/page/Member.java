package dev.pulih.service.web.page;

import dev.pulih.signal.Pod;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A pod or a subset as it is now.
 *
 * @param name its name
 * @param state how it is, as the cluster says
 * @param gauges its errors, its latency and its traffic
 * @param worth the share of its requests that fail now; negative where unknown
 */
public record Member(String name, State state, List<Gauge> gauges, double worth) {

  public Member {
    gauges = List.copyOf(gauges);
  }

  /**
   * How a pod or a subset is.
   *
   * @param subset the subset that the pod belongs to, if it does to one
   * @param ready how many pods are ready
   * @param pods how many there are
   * @param restarts how often their containers were restarted
   * @param ended how the latest of them ended
   */
  public record State(
      Optional<String> subset, int ready, int pods, int restarts, Optional<String> ended) {

    static State of(Pod pod, Optional<String> subset) {
      Pod.Health health = pod.health();
      return new State(
          subset,
          pod.ready() ? 1 : 0,
          1,
          health.restarts(),
          health.lastTermination().map(Termination::reason));
    }

    static State ofMany(List<Pod> pods) {
      return new State(
          Optional.empty(),
          (int) pods.stream().filter(Pod::ready).count(),
          pods.size(),
          pods.stream().mapToInt(pod -> pod.health().restarts()).sum(),
          Optional.empty());
    }
  }

  /**
   * Which is asked for by some pods.
   *
   * @param p99 whether its latency is the P99, not the mean
   */
  static Member of(String name, State state, List<Load> loads, boolean p99) {
    Load load = Load.of(loads);
    double[] errors = load.errors();
    double worst = errors.length == 0 ? Double.NaN : errors[errors.length - 1];
    return new Member(
        name,
        state,
        List.of(
            Gauge.of("signal.errors", Signals.POD_ERROR_RATE, errors, OptionalDouble.empty()),
            p99
                ? Gauge.of("signal.p99", Signals.POD_P99, load.p99(), OptionalDouble.empty())
                : Gauge.of("signal.mean", Signals.POD_LATENCY, load.mean(), OptionalDouble.empty()),
            Gauge.of(
                "signal.traffic", Signals.POD_REQUEST_RATE, load.rate(), OptionalDouble.empty())),
        Double.isFinite(worst) ? worst : -1);
  }
}
