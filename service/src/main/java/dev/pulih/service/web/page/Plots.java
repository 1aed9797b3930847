package dev.pulih.service.web.page;

import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.View;
import dev.pulih.signal.Movement;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an incident's plots show: its service from some time before it to some time after.
 *
 * @param times in seconds since 1970
 * @param errors error rates, 0 to 1; null where unknown
 * @param p99 latencies in seconds
 * @param traffic requests per second
 * @param objective what is promised, where the service is still watched
 * @param marks what happened when, the oldest first
 * @param whole whether all of it could be read
 */
record Plots(
    List<Long> times,
    List<@Nullable Double> errors,
    List<@Nullable Double> p99,
    List<@Nullable Double> traffic,
    Optional<Objective> objective,
    List<Mark> marks,
    boolean whole) {

  /** More could not be told apart. */
  private static final int MOST = 2_000;

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
   * @param kind found, opened, rollout, stage, called, deadline, call, or one of the {@link
   *     Milestones}
   * @param name what it is: a rule, a Deployment, or a stage's number
   */
  record Mark(long at, String kind, String name) {
    static Mark at(Instant at, String kind, Object name) {
      return new Mark(at.getEpochSecond(), kind, name.toString());
    }
  }

  /**
   * Of an incident.
   *
   * @param events its record
   */
  static Plots of(Begun incident, List<Recorded> events, View view, Courses courses) {
    ServiceRef service = incident.facts().incident().service();
    Optional<Panorama> seen = view.feed().latest();
    Courses.Course read =
        courses.of(incident, seen.map(it -> Measured.of(it, service)).orElse(List.of()));
    List<Measured> course = read.measured();
    return new Plots(
        course.stream().map(it -> it.at().getEpochSecond()).toList(),
        Plotted.of(course.stream().mapToDouble(Measured::errors)),
        Plotted.of(course.stream().mapToDouble(Measured::p99)),
        Plotted.of(course.stream().mapToDouble(Measured::traffic)),
        view.watched().stream()
            .filter(watched -> watched.service().equals(service))
            .map(Watched::slo)
            .map(Objective::of)
            .findFirst(),
        marks(
            incident,
            seen,
            Stream.concat(recorded(service, course, view), found(service, seen)).distinct(),
            Milestones.of(events)),
        read.whole());
  }

  /** Those that may not be recorded yet. */
  private static Stream<Mark> found(ServiceRef service, Optional<Panorama> seen) {
    return seen.flatMap(it -> it.of(service)).stream()
        .flatMap(rules -> rules.findings().stream())
        .map(finding -> Mark.at(finding.since(), "found", finding.rule()));
  }

  private static Stream<Mark> recorded(ServiceRef service, List<Measured> course, View view) {
    if (course.isEmpty()) {
      return Stream.empty();
    }
    return view
        .rules()
        .findings()
        .spells(service, course.getFirst().at(), course.getLast().at(), MOST)
        .stream()
        .map(spell -> Mark.at(spell.since(), "found", spell.rule()));
  }

  private static List<Mark> marks(
      Begun incident, Optional<Panorama> seen, Stream<Mark> found, Stream<Mark> milestones) {
    Facts facts = incident.facts();
    return Stream.of(
            found,
            rollouts(incident, seen),
            Stream.of(Mark.at(facts.incident().openedAt(), "opened", incident.id())),
            facts.attempts().stream().map(a -> Mark.at(a.at(), "stage", a.stage().number())),
            facts.alarm().response().called().stream().map(at -> Mark.at(at, "called", "")),
            milestones,
            Deadlines.of(incident).stream().map(at -> Mark.at(at, "deadline", "")),
            Deadlines.ofCall(incident).stream().map(at -> Mark.at(at, "call", "")))
        .flatMap(marks -> marks)
        .sorted(Comparator.comparingLong(Mark::at))
        .toList();
  }

  /** All that were in its time, however many came later. */
  private static Stream<Mark> rollouts(Begun incident, Optional<Panorama> seen) {
    Stretch stretch = Stretch.of(incident, Instant.MAX);
    return seen.flatMap(it -> it.running(incident.facts().incident().service())).stream()
        .flatMap(inventory -> inventory.movements().entrySet().stream())
        .flatMap(moved -> rollouts(moved.getKey(), moved.getValue()))
        .filter(mark -> stretch.holds(Instant.ofEpochSecond(mark.at())));
  }

  private static Stream<Mark> rollouts(WorkloadRef workload, Movement movement) {
    return movement.deployed().stream().map(at -> Mark.at(at, "rollout", workload.name()));
  }
}
