package dev.pulih.simulator.hostile;

import dev.pulih.detect.Severity;
import dev.pulih.flow.TickReport;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A P1 that Pulih sees for fifteen minutes on end pages, whatever holds its actions. The page of a
 * storm is one about what began up to ten minutes after it.
 */
final class AlarmCheck {

  /** Fifteen minutes of ticks, and one to open the incident. */
  private static final int TOO_LONG = 62;

  /** Ten minutes, and a minute for what the rules take to say it. */
  private static final Duration SPREADING = Duration.ofMinutes(11);

  private final Map<String, Begun> states;
  private final Map<ServiceRef, Integer> seen = new HashMap<>();

  private boolean blind;

  /**
   * When the P1 of each trouble was first seen, also if nobody looked for a while since; one that
   * is a P2 for a while is the same, until its service is well.
   */
  private final Map<ServiceRef, Instant> begun = new HashMap<>();

  AlarmCheck(Map<String, Begun> states) {
    this.states = states;
  }

  void ticked(TickReport report) {
    report
        .detected()
        .services()
        .forEach((service, rules) -> count(service, rules.severity(), report));
    blind = false;
  }

  private void count(ServiceRef service, Optional<Severity> worst, TickReport report) {
    int ticks = isP1(worst) ? seen.getOrDefault(service, 0) + 1 : 0;
    seen.put(service, ticks);
    begun.compute(service, (_, first) -> worst.isEmpty() ? null : since(first, worst, report));
    Violation.unless(
        ticks < TOO_LONG || called(service, report),
        "a P1 open for 15 minutes is paged",
        service + " at " + report.at());
  }

  private static boolean isP1(Optional<Severity> worst) {
    return worst.equals(Optional.of(Severity.P1));
  }

  private @Nullable Instant since(
      @Nullable Instant first, Optional<Severity> worst, TickReport report) {
    return first == null && isP1(worst) ? beginning(report) : first;
  }

  /** What is there when somebody looks again may have begun at any time. */
  private Instant beginning(TickReport report) {
    return blind ? Instant.MIN : report.at();
  }

  private boolean called(ServiceRef service, TickReport report) {
    Instant began = begun.getOrDefault(service, report.at());
    boolean stormy =
        report
            .storm()
            .filter(s -> s.members().contains(service))
            .filter(s -> !began.isAfter(s.since().plus(SPREADING)))
            .isPresent();
    return states.values().stream()
        .filter(Begun::live)
        .filter(s -> s.facts().alarm().paged())
        .map(s -> s.facts().incident().service())
        .anyMatch(s -> s.equals(service) || (stormy && s.equals(Incident.STORM)));
  }

  /** What is not seen counts neither way; the count starts over, which is lenient. */
  void blind() {
    blind = true;
    seen.clear();
  }

  /** A person closed it: if it goes on, it begins anew. */
  void closed(@Nullable Begun state) {
    seen.clear();
  }
}
