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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
   * @param unseen the guards that could not be looked at, and why
   */
  public record OfStage(
      Stage stage,
      StageCondition condition,
      String outcome,
      List<Hold> holds,
      Set<Reason> clear,
      Map<Reason, String> unseen) {
    public OfStage {
      holds = List.copyOf(holds);
      clear = Set.copyOf(clear);
      unseen = Map.copyOf(unseen);
    }
  }

  /** The guards that look at what goes on in general; each is asked for every decision. */
  private static final Set<Reason> GENERAL =
      EnumSet.of(
          Reason.KILL_SWITCH,
          Reason.PAUSED,
          Reason.MAINTENANCE,
          Reason.STORM,
          Reason.TOO_MANY_ACTIONS,
          Reason.INEFFECTIVE);

  private static final Set<Reason> OF_TROUBLE = EnumSet.of(Reason.NOT_KNOWN, Reason.CONDITION_PAST);

  private static final Set<Reason> LOOP = EnumSet.of(Reason.RESTART_LOOP);

  private static final Set<Reason> CALLS = EnumSet.of(Reason.DOWNSTREAM_FIRST);

  /** What follows from what is to be seen of a service. */
  public static Explanation of(
      Sight sight, Optional<Begun> incident, SortedMap<String, String> thresholds) {
    Situation s = incident.map(i -> Situations.of(sight, i)).orElseGet(() -> Situations.of(sight));
    return new Explanation(
        new About(sight.service(), sight.now(), thresholds),
        s.view(),
        incident,
        List.of(restart(s, incident, sight), shift(s, incident, sight)));
  }

  private static OfStage restart(Situation s, Optional<Begun> incident, Sight sight) {
    StageCondition condition = s.restart().condition();
    Optional<Choice> due = incident.flatMap(i -> Choice.restart(i.facts(), s, sight.now()));
    return of(
        Stage.RESTART,
        condition,
        Outcomes.of(Stage.RESTART, condition, due, incident),
        decided(sight, condition, added(s.restart().holds(), incident, sight.now()))
            .and(RestartInspection.of(sight, condition, id(incident))));
  }

  private static OfStage shift(Situation s, Optional<Begun> incident, Sight sight) {
    StageCondition condition = s.shift().condition();
    Optional<Choice> due = incident.flatMap(i -> Choice.shift(i.facts(), s, sight.now()));
    return of(
        Stage.SHIFT,
        condition,
        Outcomes.of(Stage.SHIFT, condition, due, incident),
        decided(sight, condition, added(s.shift().holds(), incident, sight.now()))
            .and(ShiftInspection.of(sight, id(incident))));
  }

  private static String id(Optional<Begun> incident) {
    return incident.map(Begun::id).orElse("");
  }

  private static List<Hold> added(List<Hold> holds, Optional<Begun> incident, Instant now) {
    return incident.map(i -> Vetoes.added(holds, i.facts(), now)).orElse(holds);
  }

  private static OfStage of(
      Stage stage, StageCondition condition, String outcome, Inspection seen) {
    List<Hold> holds = worthTelling(condition, seen.holds());
    return new OfStage(stage, condition, outcome, holds, seen.clear(), seen.unseen());
  }

  /** What the decision itself rests on, whatever else is looked at. */
  private static Inspection decided(Sight sight, StageCondition condition, List<Hold> holds) {
    return past(condition)
        .and(loops(sight))
        .and(calls(sight))
        .and(Inspection.looked(GENERAL, holds));
  }

  private static Inspection past(StageCondition condition) {
    Set<Reason> past = EnumSet.of(Reason.CONDITION_PAST);
    Inspection looked = Inspection.looked(past, Gate.past(condition).stream().toList());
    return Gate.past(condition)
        .filter(hold -> hold.reason() == Reason.NOT_KNOWN)
        .map(hold -> looked.and(Inspection.skipped(past, hold.detail())))
        .orElse(looked);
  }

  /** The loops of a service of which nothing is known are not known either. */
  private static Inspection loops(Sight sight) {
    return sight
        .here()
        .map(_ -> Inspection.looked(LOOP, List.of()))
        .orElseGet(() -> Inspection.skipped(LOOP, "the pods and workloads are not known"));
  }

  /** Where no call is measured, what is called is not known. */
  private static Inspection calls(Sight sight) {
    return sight
        .fleet()
        .elsewhere()
        .calls()
        .map(_ -> Inspection.looked(CALLS, List.of()))
        .orElseGet(() -> Inspection.skipped(CALLS, "no signal about calls is read"));
  }

  /** Of a service that is well, nobody asks which pod is bad. */
  private static List<Hold> worthTelling(StageCondition condition, List<Hold> holds) {
    return holds.stream()
        .filter(h -> condition.underWay() || !OF_TROUBLE.contains(h.reason()))
        .toList();
  }

  /** Every guard that a stage is looked at by. */
  static Set<Reason> guards(Stage stage) {
    Set<Reason> all = EnumSet.copyOf(GENERAL);
    all.addAll(LOOP);
    all.addAll(CALLS);
    all.add(Reason.CONDITION_PAST);
    all.addAll(
        switch (stage) {
          case RESTART -> RestartInspection.guards();
          case SHIFT -> ShiftInspection.guards();
        });
    return all;
  }
}
