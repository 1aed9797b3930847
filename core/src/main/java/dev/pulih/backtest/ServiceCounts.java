package dev.pulih.backtest;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts the ticks over which false alarms are counted. */
final class ServiceCounts {

  private final KnownIncidents known;
  private final Map<ServiceRef, ServiceCount> counts = new TreeMap<>();

  ServiceCounts(KnownIncidents known) {
    this.known = known;
  }

  void next(TickReport report, Predicate<ServiceRef> unknowable) {
    Instant at = report.at();
    report.detected().services().forEach((s, rules) -> next(s, rules, at, unknowable.test(s)));
  }

  private void next(ServiceRef service, OfService rules, Instant at, boolean unknowable) {
    boolean blind = rules.blindSince().isPresent();
    boolean outside = known.of(service, at, unknowable) == Whereabouts.OUTSIDE;
    ServiceCount before = counts.getOrDefault(service, ServiceCount.of(service));
    counts.put(service, before.next(blind, outside && !blind));
  }

  List<ServiceCount> all() {
    return List.copyOf(counts.values());
  }
}
