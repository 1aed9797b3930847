package dev.pulih.detect;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.pulih.detect.HoldClock.Holding;
import dev.pulih.detect.StageCondition.Phase;
import dev.pulih.detect.StageRules.StageRule;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The condition of stage 1: the error rate of at least one pod that exists, each on its own. */
final class RestartWatch {

  /** A pod at this tick. */
  private record Suspect(PodRef pod, HoldClock clock, Reading ratio) {

    /** Unknown sorts behind everything known. */
    private static final Comparator<Suspect> WORST_FIRST =
        comparingDouble((Suspect s) -> -s.ratio().known().orElse(-1)).thenComparing(Suspect::pod);
  }

  private final StageRule rule;
  private final HoldClock unseen;
  private final Recents recents;
  private final Map<PodRef, HoldClock> clocks = new HashMap<>();

  RestartWatch(DetectionSettings settings, int halfWindow) {
    this.recents =
        new Recents(
            Signals.POD_ERROR_RATE.over(Span.RECENT), halfWindow, settings.stages().recency());
    this.rule = settings.stages().restart();
    this.unseen = HoldClock.unseen(new Holding(rule.hold(), settings.trust().unknownTicks()));
  }

  StageCondition next(Scene scene) {
    scene.inventory().ifPresent(known -> replacePods(known.pods()));
    recents.next(scene, clocks.keySet().stream().map(Entity.OfPod::new).toList());
    clocks.replaceAll((pod, clock) -> clock.next(ratio(pod, scene).test(this::bad), scene.at()));
    Phase phase = phase(scene);
    return condition(phase, worstFirst(phase, scene), scene);
  }

  private void replacePods(Collection<Pod> pods) {
    List<PodRef> existing = pods.stream().map(Pod::ref).toList();
    clocks.keySet().retainAll(existing);
    existing.forEach(pod -> clocks.putIfAbsent(pod, unseen));
  }

  /** Without an inventory nobody knows whether the pod still exists. */
  private static Reading ratio(PodRef pod, Scene scene) {
    return scene.inventory().isEmpty()
        ? Reading.unknown(Why.INVENTORY_UNKNOWN)
        : scene.readings().of(Signals.POD_ERROR_RATE, pod);
  }

  private Phase phase(Scene scene) {
    boolean dark = scene.inventory().isEmpty() && clocks.isEmpty();
    return Stream.of(Phase.MATURED, Phase.MATURING, Phase.UNKNOWN)
        .filter(phase -> clocks.values().stream().anyMatch(clock -> clock.phase() == phase))
        .findFirst()
        .orElse(dark ? Phase.UNKNOWN : Phase.ABSENT);
  }

  private List<Suspect> worstFirst(Phase phase, Scene scene) {
    return clocks.entrySet().stream()
        .filter(pod -> pod.getValue().phase() == phase)
        .map(pod -> new Suspect(pod.getKey(), pod.getValue(), ratio(pod.getKey(), scene)))
        .sorted(Suspect.WORST_FIRST)
        .toList();
  }

  private StageCondition condition(Phase phase, List<Suspect> suspects, Scene scene) {
    return switch (phase) {
      case MATURED, MATURING ->
          new StageCondition(
              phase,
              earliest(suspects).since(),
              earliest(suspects).began(),
              recent(suspects),
              suspects.getFirst().ratio(),
              suspects.stream().map(Suspect::pod).toList());
      case ABSENT -> nothing(phase, Truth.FALSE, suspects, scene);
      case UNKNOWN -> nothing(phase, Truth.UNKNOWN, suspects, scene);
    };
  }

  private static StageCondition nothing(Phase phase, Truth truth, List<Suspect> pods, Scene scene) {
    Why why = scene.inventory().isEmpty() ? Why.INVENTORY_UNKNOWN : Why.NO_DATA;
    Reading worst = pods.isEmpty() ? Reading.unknown(why) : pods.getFirst().ratio();
    return new StageCondition(phase, scene.at(), scene.at(), truth, worst, List.of());
  }

  private static HoldClock earliest(List<Suspect> suspects) {
    return suspects.stream().map(Suspect::clock).min(comparing(HoldClock::since)).orElseThrow();
  }

  private Truth recent(List<Suspect> suspects) {
    return suspects.stream()
        .map(s -> recents.hold(new Entity.OfPod(s.pod()), rule.above()))
        .reduce(Truth.FALSE, Truth::or);
  }

  private boolean bad(double ratio) {
    return ratio > rule.above();
  }
}
