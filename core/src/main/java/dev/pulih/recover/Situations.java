package dev.pulih.recover;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Mode;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Situation.RestartOption;
import dev.pulih.recover.Situation.ShiftOption;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Situation.Summary;
import dev.pulih.recover.Situation.View;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what an incident's next decision is made from. */
public final class Situations {

  private Situations() {}

  /** The situation of a service without an incident. */
  public static Situation of(Sight sight) {
    return of(sight, "", Optional.empty());
  }

  /** The situation of an incident. */
  public static Situation of(Sight sight, Begun incident) {
    return of(sight, incident.id(), Optional.of(incident));
  }

  /**
   * The situation of a shared cause, of which no stage is due: a P1 while any of its services has
   * trouble of it, and calm when all of those that its incident names are.
   *
   * @param troubled the services that belong to it now; none once it is over
   */
  public static Situation shared(
      Begun incident, Collection<ServiceRef> troubled, Detected detected) {
    return new Situation(
        new View(
            Mode.OBSERVE,
            worst(troubled, detected),
            calm(incident.facts().incident().members(), detected),
            Reading.unknown(Reading.Why.NO_DATA),
            new Summary("services are anomalous together", false, true, List.of())),
        new RestartOption(StageCondition.absent(detected.at()), Optional.empty(), List.of()),
        new ShiftOption(StageCondition.absent(detected.at()), ShiftPlan.none(), List.of()),
        Results.NO_RESTART,
        Results.NO_SHIFT);
  }

  private static Optional<Severity> worst(Collection<ServiceRef> troubled, Detected detected) {
    return rules(troubled, detected)
        .flatMap(rules -> rules.severity().stream())
        .findAny()
        .map(_ -> Severity.P1);
  }

  private static Truth calm(Collection<ServiceRef> members, Detected detected) {
    long known = rules(members, detected).count();
    Truth all = known < members.size() ? Truth.UNKNOWN : Truth.TRUE;
    return rules(members, detected).map(Detected.OfService::calm).reduce(all, Truth::and);
  }

  private static Stream<Detected.OfService> rules(
      Collection<ServiceRef> services, Detected detected) {
    return services.stream().flatMap(it -> Stream.ofNullable(detected.services().get(it)));
  }

  private static Situation of(Sight sight, String incident, Optional<Begun> state) {
    Detected.OfService rules = rules(sight);
    return new Situation(
        view(sight, rules, state),
        RestartPlanner.option(sight, rules.restart(), incident),
        ShiftPlanner.option(sight, rules.shift(), incident),
        Results.restarted(sight, state),
        Results.shifted(sight, state));
  }

  /** A service that the rules say nothing about is not known; it is not well. */
  private static Detected.OfService rules(Sight sight) {
    Detected.OfService rules = sight.detected().services().get(sight.service());
    return rules == null ? unknown(sight) : rules;
  }

  private static Detected.OfService unknown(Sight sight) {
    StageCondition nothing =
        new StageCondition(
            StageCondition.Phase.UNKNOWN,
            sight.now(),
            sight.now(),
            Truth.UNKNOWN,
            Reading.unknown(Reading.Why.NO_DATA),
            List.of());
    return new Detected.OfService(
        List.of(), nothing, nothing, Truth.UNKNOWN, Optional.of(sight.now()));
  }

  private static View view(Sight sight, Detected.OfService rules, Optional<Begun> state) {
    return new View(
        sight.watched().mode(),
        rules.severity(),
        rules.calm(),
        sight.readings().of(Signals.ERROR_RATE, sight.service()),
        summary(sight, rules, state));
  }

  private static Summary summary(Sight sight, Detected.OfService rules, Optional<Begun> state) {
    return new Summary(
        headline(rules),
        complex(sight, rules, state),
        !rules.findings().isEmpty(),
        rules.findings().stream().map(Situations::sign).distinct().toList());
  }

  private static Sign sign(Finding finding) {
    return new Sign(finding.rule(), finding.measured().signal().name());
  }

  private static String headline(Detected.OfService rules) {
    return rules.findings().stream()
        .max(Comparator.comparing(f -> f.severity().isPresent()))
        .map(Headline::of)
        .orElse("no threshold is crossed");
  }

  /** Several signals or services together, or a P1 that no stage addresses. */
  private static boolean complex(Sight sight, Detected.OfService rules, Optional<Begun> state) {
    return signals(rules) > 1
        || (signals(rules) > 0 && others(sight))
        || (p1(rules) && !addressed(rules, state));
  }

  private static boolean addressed(Detected.OfService rules, Optional<Begun> state) {
    return rules.restart().underWay()
        || rules.shift().underWay()
        || state.filter(Begun::inHand).isPresent();
  }

  private static boolean others(Sight sight) {
    return sight.detected().services().entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(sight.service()) && !e.getValue().findings().isEmpty());
  }

  private static long signals(Detected.OfService rules) {
    return rules.findings().stream().map(f -> f.measured().signal().name()).distinct().count();
  }

  private static boolean p1(Detected.OfService rules) {
    return rules.findings().stream().anyMatch(Situations::isP1);
  }

  private static boolean isP1(Finding finding) {
    return finding.is(Severity.P1);
  }
}
