package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Subset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a subset does, measured over the pods that its labels select.
 *
 * @param name its name
 * @param pods its running pods
 * @param errors the share of its requests that fail; unknown without enough of them
 * @param verdict what it is good for
 */
record SubsetHealth(String name, List<Pod> pods, Reading errors, Verdict verdict) {

  /** What a subset is good for. */
  enum Verdict {
    HEALTHY,
    /** No traffic, but all its pods have been ready for long, without restarts. */
    IDLE,
    /** Too few of its pods are known. */
    UNKNOWN,
    UNHEALTHY
  }

  static List<SubsetHealth> all(Sight sight, ServiceInventory here) {
    return here.subsets().stream().map(s -> of(sight, here, s)).toList();
  }

  private static SubsetHealth of(Sight sight, ServiceInventory here, Subset subset) {
    List<Pod> pods = here.running().stream().filter(p -> p.matches(subset.selector())).toList();
    Reading errors =
        PodShares.of(pods, sight.readings(), Span.CONDITION)
            .errorRate(
                sight.rules().windows().conditionSeconds(),
                sight.rules().policy().shift().judgement().minRequests(),
                sight.rules().knownShare());
    return new SubsetHealth(subset.name(), pods, errors, verdict(sight, pods, errors));
  }

  private static Verdict verdict(Sight sight, List<Pod> pods, Reading errors) {
    Policy.Target target = sight.rules().policy().shift().target();
    return switch (errors) {
      case Reading.Value(double share) ->
          share < target.errorsBelow() ? Verdict.HEALTHY : Verdict.UNHEALTHY;
      case Reading.Unknown(Reading.Why why) when why == Reading.Why.LOW_TRAFFIC ->
          steady(pods, sight.now().minus(target.idleReadyFor())) ? Verdict.IDLE : Verdict.UNHEALTHY;
      case Reading.Unknown _ -> pods.isEmpty() ? Verdict.UNHEALTHY : Verdict.UNKNOWN;
    };
  }

  private static boolean steady(List<Pod> pods, Instant since) {
    return !pods.isEmpty() && pods.stream().allMatch(p -> steady(p, since));
  }

  private static boolean steady(Pod pod, Instant since) {
    return pod.health().restarts() == 0
        && pod.health().readySince().filter(r -> !r.isAfter(since)).isPresent();
  }

  /** One with proven traffic before an idle one, then the one with the fewest errors. */
  static Optional<SubsetHealth> healthiest(List<SubsetHealth> subsets) {
    return subsets.stream()
        .filter(s -> s.verdict().compareTo(Verdict.UNKNOWN) < 0)
        .min(
            Comparator.comparing((SubsetHealth s) -> s.verdict())
                .thenComparingDouble(s -> s.errors().known().orElse(0)));
  }

  static boolean anyUnknown(List<SubsetHealth> subsets) {
    return subsets.stream().anyMatch(s -> s.verdict() == Verdict.UNKNOWN);
  }

  static String describe(List<SubsetHealth> subsets) {
    return subsets.isEmpty()
        ? "the service has no subsets"
        : String.join(", ", subsets.stream().map(SubsetHealth::describe).toList());
  }

  private String describe() {
    return "subset " + name + " reads " + Ratio.text(errors) + " on " + pods.size() + " pods";
  }

  /**
   * What speaks against sending it everything: too little capacity, or no traffic to prove it.
   *
   * @param unknown the reason where load or capacity is not known
   */
  List<Hold> holds(Sight sight, Reason unknown) {
    List<Hold> holds = new ArrayList<>();
    capacity(sight, unknown).ifPresent(holds::add);
    idle(sight).ifPresent(holds::add);
    return holds;
  }

  private Optional<Hold> idle(Sight sight) {
    boolean asks =
        verdict == Verdict.IDLE && !sight.rules().policy().shift().target().allowIdleStandby();
    return asks
        ? Optional.of(new Hold(Reason.IDLE_STANDBY, "subset " + name + " has had no traffic"))
        : Optional.empty();
  }

  private Optional<Hold> capacity(Sight sight, Reason unknown) {
    Reading load = sight.readings().of(Signals.REQUEST_RATE, sight.service());
    OptionalDouble perPod = perPod(sight);
    return load instanceof Reading.Value(double rate) && perPod.isPresent()
        ? tooSmall(sight, rate, perPod.getAsDouble())
        : Optional.of(new Hold(unknown, "load or capacity per pod is not known"));
  }

  private static OptionalDouble perPod(Sight sight) {
    return sight.watched().capacityPerPod().isPresent()
        ? sight.watched().capacityPerPod()
        : sight.readings().of(Signals.POD_CAPACITY, sight.service()).known();
  }

  private Optional<Hold> tooSmall(Sight sight, double load, double perPod) {
    long ready = pods.stream().filter(Pod::ready).count();
    double needed = load * sight.rules().policy().shift().target().headroom();
    return ready * perPod < needed
        ? Optional.of(new Hold(Reason.NO_CAPACITY, tooSmall(ready, perPod, needed)))
        : Optional.empty();
  }

  private String tooSmall(long ready, double perPod, double needed) {
    return "subset %s: %d ready pods x %.0f requests/s are less than the %.0f requests/s needed"
        .formatted(name, ready, perPod, needed);
  }
}
