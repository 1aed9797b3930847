package dev.pulih.service.web.page;

import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.View;
import dev.pulih.signal.Movement;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's plots show: the latest ticks of its service.
 *
 * @param times the ticks, in seconds since 1970
 * @param errors error rates, 0 to 1; null where unknown
 * @param p99 latencies in seconds
 * @param traffic requests per second
 * @param objective what is promised, where the service is still watched
 * @param marks what happened when, the oldest first
 */
record Plots(
    List<Long> times,
    List<@Nullable Double> errors,
    List<@Nullable Double> p99,
    List<@Nullable Double> traffic,
    Optional<Objective> objective,
    List<Mark> marks) {

  /**
   * The lines not to be crossed.
   *
   * @param errors a share, 0 to 1
   * @param p99 in seconds
   */
  record Objective(double errors, double p99) {
    static Objective of(Slo slo) {
      return new Objective(slo.errorRatio(), slo.p99Seconds());
    }
  }

  /**
   * Something that happened, or will.
   *
   * @param at in seconds since 1970
   * @param kind found, opened, rollout, stage, called or deadline
   * @param name what it is: a rule, a Deployment, or a stage's number
   */
  record Mark(long at, String kind, String name) {
    static Mark at(Instant at, String kind, Object name) {
      return new Mark(at.getEpochSecond(), kind, name.toString());
    }
  }

  static Plots of(Begun incident, View view) {
    ServiceRef service = incident.facts().incident().service();
    Optional<Panorama> seen = view.feed().latest();
    return new Plots(
        seen.map(it -> it.window().times().stream().map(Instant::getEpochSecond).toList())
            .orElse(List.of()),
        values(Signals.ERROR_RATE, service, seen),
        values(Signals.P99_LATENCY, service, seen),
        values(Signals.REQUEST_RATE, service, seen),
        view.watched().stream()
            .filter(watched -> watched.service().equals(service))
            .map(Watched::slo)
            .map(Objective::of)
            .findFirst(),
        marks(incident, seen));
  }

  private static List<@Nullable Double> values(
      Signal signal, ServiceRef service, Optional<Panorama> seen) {
    return Plotted.of(
        seen.stream().flatMapToDouble(it -> Arrays.stream(it.values(signal, service))));
  }

  private static List<Mark> marks(Begun incident, Optional<Panorama> seen) {
    Facts facts = incident.facts();
    ServiceRef service = facts.incident().service();
    return Stream.of(
            found(service, seen),
            rollouts(service, seen),
            Stream.of(Mark.at(facts.incident().openedAt(), "opened", incident.id())),
            facts.attempts().stream().map(a -> Mark.at(a.at(), "stage", a.stage().number())),
            facts.alarm().response().called().stream().map(at -> Mark.at(at, "called", "")),
            Deadlines.of(incident).stream().map(at -> Mark.at(at, "deadline", "")))
        .flatMap(marks -> marks)
        .sorted(Comparator.comparingLong(Mark::at))
        .toList();
  }

  private static Stream<Mark> found(ServiceRef service, Optional<Panorama> seen) {
    return seen.flatMap(it -> it.of(service)).stream()
        .flatMap(rules -> rules.findings().stream())
        .map(finding -> Mark.at(finding.since(), "found", finding.rule()));
  }

  private static Stream<Mark> rollouts(ServiceRef service, Optional<Panorama> seen) {
    return seen.flatMap(it -> it.report().inventory().of(service)).stream()
        .flatMap(inventory -> inventory.movements().entrySet().stream())
        .flatMap(moved -> rollout(moved.getKey(), moved.getValue()));
  }

  private static Stream<Mark> rollout(WorkloadRef workload, Movement movement) {
    return movement.template().stream()
        .map(change -> Mark.at(change.at(), "rollout", workload.name()));
  }
}
