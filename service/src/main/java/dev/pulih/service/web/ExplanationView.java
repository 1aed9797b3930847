package dev.pulih.service.web;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why something is done about a service, or nothing.
 *
 * @param service the service
 * @param mode how far Pulih may go for it
 * @param at the tick that it is as of
 * @param finding its worst finding
 * @param incident its live incident, if there is one
 * @param state where that stands
 * @param thresholds those that it has for itself, by rule
 * @param stages what holds for each stage
 */
record ExplanationView(
    String service,
    String mode,
    Instant at,
    String finding,
    Optional<String> incident,
    Optional<String> state,
    Map<String, String> thresholds,
    List<OfStage> stages) {

  /**
   * One stage.
   *
   * @param stage its number
   * @param outcome what follows now
   * @param condition where its condition stands
   * @param value the error rate that it is about, 0 to 1; empty where it is not known
   * @param holds what would hold it
   * @param clear the guards that were looked at and hold nothing
   * @param unseen the guards that could not be looked at, and why
   */
  record OfStage(
      int stage,
      String outcome,
      String condition,
      Optional<Double> value,
      List<Held> holds,
      List<String> clear,
      SortedMap<String, String> unseen) {

    static OfStage of(Explanation.OfStage stage) {
      return new OfStage(
          stage.stage().number(),
          stage.outcome(),
          condition(stage.condition()),
          value(stage.condition().value()),
          stage.holds().stream().map(Held::of).toList(),
          stage.clear().stream().sorted().map(Reason::name).toList(),
          unseen(stage.unseen()));
    }

    private static SortedMap<String, String> unseen(Map<Reason, String> unseen) {
      SortedMap<String, String> byName = new TreeMap<>();
      unseen.forEach((guard, why) -> byName.put(guard.name(), why));
      return byName;
    }

    private static String condition(StageCondition condition) {
      return condition.phase().name().toLowerCase(Locale.ROOT) + " since " + condition.since();
    }

    private static Optional<Double> value(Reading reading) {
      return reading.known().isPresent()
          ? Optional.of(reading.known().getAsDouble())
          : Optional.empty();
    }
  }

  /**
   * A hold.
   *
   * @param reason the guard
   * @param detail who, what and why
   * @param bearing what follows from it: note, ask, wait, impossible or people
   */
  record Held(String reason, String detail, String bearing) {
    static Held of(Hold hold) {
      String bearing = hold.reason().bearing().name().toLowerCase(Locale.ROOT);
      return new Held(hold.reason().name(), hold.detail(), bearing);
    }
  }

  static ExplanationView of(Explanation explanation) {
    return new ExplanationView(
        explanation.about().service().toString(),
        explanation.view().mode().word(),
        explanation.about().at(),
        explanation.view().summary().headline(),
        explanation.incident().map(Begun::id),
        explanation.incident().map(state -> state.getClass().getSimpleName()),
        explanation.about().thresholds(),
        explanation.stages().stream().map(OfStage::of).toList());
  }
}
