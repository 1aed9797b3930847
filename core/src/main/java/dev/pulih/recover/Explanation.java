package dev.pulih.recover;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Why Pulih acts on a service, or does not, as of one tick.
 *
 * @param about which service, and as of when
 * @param view what the rules say about it
 * @param incident its incident, if one is live
 * @param stages what holds for each stage
 */
public record Explanation(
    About about, Situation.View view, Optional<Begun> incident, List<OfStage> stages) {

  public Explanation {
    stages = List.copyOf(stages);
  }

  /**
   * What is explained.
   *
   * @param service the service
   * @param at the tick
   * @param thresholds those that it has for itself, as they are written, by rule
   */
  public record About(ServiceRef service, Instant at, SortedMap<String, String> thresholds) {
    public About {
      thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    }
  }

  /**
   * One stage.
   *
   * @param stage the stage
   * @param condition where its condition stands
   * @param outcome what follows now, in one sentence
   * @param holds what would hold it, each with its reason; also while it is not due
   * @param clear the guards that were looked at and hold nothing
   */
  public record OfStage(
      Stage stage, StageCondition condition, String outcome, List<Hold> holds, Set<Reason> clear) {
    public OfStage {
      holds = List.copyOf(holds);
      clear = Set.copyOf(clear);
    }
  }

  /** The guards that look at what goes on in general. */
  private static final Set<Reason> GENERAL =
      EnumSet.of(
          Reason.CONDITION_PAST,
          Reason.KILL_SWITCH,
          Reason.PAUSED,
          Reason.MAINTENANCE,
          Reason.STORM,
          Reason.DOWNSTREAM_FIRST,
          Reason.TOO_MANY_ACTIONS,
          Reason.INEFFECTIVE);

  private static final Set<Reason> OF_TROUBLE = EnumSet.of(Reason.NOT_KNOWN, Reason.CONDITION_PAST);

  /** Those that look at a workload, which has to be known. */
  private static final Set<Reason> OF_RESTART =
      EnumSet.of(
          Reason.RESTART_LOOP,
          Reason.NEW_TEMPLATE,
          Reason.AUTOSCALING,
          Reason.OBJECT_BUSY,
          Reason.NOT_A_DEPLOYMENT,
          Reason.OWNED_BY_CONTROLLER,
          Reason.WORKLOAD_PAUSED,
          Reason.ROLLOUT_IN_PROGRESS,
          Reason.TOO_FEW_PODS);

  /** Those that look at routes and subsets, which have to be known. */
  private static final Set<Reason> OF_SHIFT =
      EnumSet.of(
          Reason.OBJECT_BUSY,
          Reason.BREAKER_OPEN,
          Reason.OWNED_BY_CONTROLLER,
          Reason.NO_HEALTHY_SUBSET,
          Reason.NOT_SPLIT,
          Reason.NO_CAPACITY,
          Reason.IDLE_STANDBY);

  /** What follows from what is to be seen of a service. */
  public static Explanation of(
      Sight sight, Optional<Begun> incident, SortedMap<String, String> thresholds) {
    Situation s = incident.map(i -> Situations.of(sight, i)).orElseGet(() -> Situations.of(sight));
    return new Explanation(
        new About(sight.service(), sight.now(), thresholds),
        s.view(),
        incident,
        List.of(restart(s, incident, sight.now()), shift(s, incident, sight.now())));
  }

  private static OfStage restart(Situation s, Optional<Begun> incident, Instant now) {
    Optional<Choice> due = incident.flatMap(i -> Choice.restart(i.facts(), s, now));
    List<Hold> holds = all(s.restart().condition(), s.restart().holds(), incident, now);
    return new OfStage(
        Stage.RESTART,
        s.restart().condition(),
        Outcomes.of(Stage.RESTART, s.restart().condition(), due, incident),
        worthTelling(s.restart().condition(), holds),
        clear(OF_RESTART, holds));
  }

  private static OfStage shift(Situation s, Optional<Begun> incident, Instant now) {
    Optional<Choice> due = incident.flatMap(i -> Choice.shift(i.facts(), s, now));
    List<Hold> holds = all(s.shift().condition(), s.shift().holds(), incident, now);
    return new OfStage(
        Stage.SHIFT,
        s.shift().condition(),
        Outcomes.of(Stage.SHIFT, s.shift().condition(), due, incident),
        worthTelling(s.shift().condition(), holds),
        clear(OF_SHIFT, holds));
  }

  private static List<Hold> all(
      StageCondition condition, List<Hold> holds, Optional<Begun> incident, Instant now) {
    List<Hold> vetoed = incident.map(i -> Vetoes.added(holds, i.facts(), now)).orElse(holds);
    return Stream.concat(Gate.past(condition).stream(), vetoed.stream()).toList();
  }

  /** Of a service that is well, nobody asks which pod is bad. */
  private static List<Hold> worthTelling(StageCondition condition, List<Hold> holds) {
    return holds.stream()
        .filter(h -> condition.underWay() || !OF_TROUBLE.contains(h.reason()))
        .toList();
  }

  /** Every guard that a stage is looked at by. */
  static Set<Reason> guards() {
    Set<Reason> all = EnumSet.copyOf(GENERAL);
    all.addAll(OF_RESTART);
    all.addAll(OF_SHIFT);
    return all;
  }

  /** What is not known was not looked at. */
  private static Set<Reason> clear(Set<Reason> ofObject, List<Hold> holds) {
    Set<Reason> clear = EnumSet.copyOf(GENERAL);
    boolean known = holds.stream().noneMatch(h -> h.reason() == Reason.NOT_KNOWN);
    if (known) {
      clear.addAll(ofObject);
    }
    holds.forEach(h -> clear.remove(h.reason()));
    return clear;
  }
}
