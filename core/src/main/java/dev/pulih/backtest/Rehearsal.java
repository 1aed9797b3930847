package dev.pulih.backtest;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.NoReadyEndpoint;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Threshold;
import dev.pulih.flow.Setup;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A setup as it is rehearsed on the past: in dry-run, without a cluster and without a model. */
final class Rehearsal {

  /** What only actions and briefings read, and what takes long to ask. */
  private static final Set<Signal> UNUSED = Set.of(Signals.POD_CAPACITY, Signals.POD_LATENCY);

  private Rehearsal() {}

  static Setup of(Setup live) {
    return new Setup(
        live.services().stream().map(Rehearsal::dry).toList(),
        live.spans(),
        live.detection().only(Rehearsal::isJudged),
        policy(live.policy()),
        live.limits());
  }

  /** Whether the readings alone tell whether a rule is true. */
  static boolean isJudged(Rule rule) {
    return !(rule instanceof NoReadyEndpoint);
  }

  private static Watched dry(Watched live) {
    return new Watched(
        live.service(), live.slo(), Mode.DRY_RUN, live.owned(), live.capacityPerPod());
  }

  /** Nobody is asked, so that nobody's verdict is waited for. */
  private static Policy policy(Policy live) {
    Advice advice = live.advice();
    return live.with(
        new Advice(
            Advice.Authority.ADVISE, advice.floor(), advice.waitFor(), advice.cooldown(), false));
  }

  /** What is read of the past. */
  static List<Signal> signals(List<Signal> asked, DetectionSettings detection) {
    Set<Signal> unused = new HashSet<>(UNUSED);
    unused.removeAll(named(detection));
    return asked.stream().filter(signal -> !unused.contains(signal)).toList();
  }

  private static Set<Signal> named(DetectionSettings detection) {
    Set<Signal> named = new HashSet<>();
    detection.deviation().signals().stream().map(OfSignal::signal).forEach(named::add);
    for (Rule rule : detection.rules()) {
      if (rule instanceof Threshold threshold) {
        named.addAll(threshold.signals());
      }
    }
    return named;
  }
}
