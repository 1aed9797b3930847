package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Resolution;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** When incidents of each service ended: what was true before that was found then. */
final class Ends {

  private final Map<ServiceRef, NavigableSet<Instant>> ends = new HashMap<>();

  Ends(List<Begun> all) {
    all.forEach(state -> Resolution.endedAt(state).ifPresent(at -> add(state, at)));
  }

  private void add(Begun state, Instant at) {
    for (ServiceRef service : state.facts().incident().services()) {
      ends.computeIfAbsent(service, _ -> new TreeSet<>()).add(at);
    }
  }

  /** Whether an earlier incident of its services ended after an instant, before this one. */
  boolean between(Instant since, Begun state) {
    return state.facts().incident().services().stream()
        .anyMatch(service -> between(since, service, state.facts().incident().openedAt()));
  }

  private boolean between(Instant since, ServiceRef service, Instant opened) {
    NavigableSet<Instant> all = ends.get(service);
    Instant end = all == null ? null : all.higher(since);
    return end != null && !end.isAfter(opened);
  }
}
