package dev.pulih.simulator.hostile;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.flow.TickReport;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
   * Since when each trouble is a P1, also if nobody looked for a while since; one that is a P2 for
   * a while is the same, until its service is well. Who looks back may learn that it is older.
   */
  private final Map<ServiceRef, Instant> begun = new HashMap<>();

  AlarmCheck(Map<String, Begun> states) {
    this.states = states;
  }

  void ticked(TickReport report) {
    report.detected().services().forEach((service, rules) -> count(service, rules, report));
    blind = false;
  }

  private void count(ServiceRef service, OfService rules, TickReport report) {
    int ticks = p1(rules).isPresent() ? seen.getOrDefault(service, 0) + 1 : 0;
    seen.put(service, ticks);
    begun.compute(service, (_, first) -> rules.severity().isEmpty() ? null : since(first, rules));
    Violation.unless(
        ticks < TOO_LONG || called(service, report),
        "a P1 open for 15 minutes is paged",
        service + " at " + report.at());
  }

  /** Since when a P1 is found. */
  private static Optional<Instant> p1(OfService rules) {
    return rules.findings().stream()
        .filter(finding -> finding.is(Severity.P1))
        .map(Finding::since)
        .min(Comparator.naturalOrder());
  }

  /** What is there when somebody looks for the first time may have begun at any time. */
  private @Nullable Instant since(@Nullable Instant first, OfService rules) {
    Optional<Instant> found = p1(rules);
    return first == null
        ? found.map(since -> blind ? Instant.MIN : since).orElse(null)
        : found.filter(since -> since.isBefore(first)).orElse(first);
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
