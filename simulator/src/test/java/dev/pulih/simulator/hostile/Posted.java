package dev.pulih.simulator.hostile;

import static java.util.Comparator.naturalOrder;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.SwitchChange;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people switched and announced: written for Pulih, and remembered as they meant it. */
final class Posted {

  private final Ledger ledger;
  private final Map<String, Maintenance> windows = new LinkedHashMap<>();
  private boolean killed;
  private Instant pausedUntil = Instant.MIN;

  Posted(Ledger ledger) {
    this.ledger = ledger;
  }

  void change(SwitchChange change) {
    ledger.change(change);
    switch (change.what()) {
      case KILLED -> killed = true;
      case PAUSED -> pausedUntil = change.until().orElseThrow();
      case RESUMED -> {
        killed = false;
        pausedUntil = Instant.MIN;
      }
    }
  }

  void announce(Maintenance window) {
    ledger.put(window);
    windows.put(window.id(), window);
  }

  /** Windows that are on or still to come. */
  List<Maintenance> windows(Instant now) {
    return windows.values().stream().filter(w -> w.period().until().isAfter(now)).toList();
  }

  /** Whether all actions are switched off or paused. */
  boolean off(Instant now) {
    return killed || now.isBefore(pausedUntil);
  }

  /** Whether nothing may be done to a service. */
  boolean forbids(ServiceRef service, Instant now) {
    return off(now)
        || windows(now).stream()
            .anyMatch(w -> !now.isBefore(w.period().from()) && about(w, service));
  }

  /** Until when nobody hears of any of these services, if so now. */
  Optional<Instant> silentUntil(Collection<ServiceRef> services, Instant now) {
    List<Optional<Instant>> ends = services.stream().map(s -> silentUntil(s, now)).toList();
    return ends.stream().allMatch(Optional::isPresent)
        ? ends.stream().flatMap(Optional::stream).min(naturalOrder())
        : Optional.empty();
  }

  private Optional<Instant> silentUntil(ServiceRef service, Instant now) {
    return windows(now).stream()
        .filter(w -> !now.isBefore(w.period().from()) && about(w, service) && w.work().silent())
        .map(w -> w.period().until())
        .max(naturalOrder());
  }

  private static boolean about(Maintenance window, ServiceRef service) {
    return window.work().services().isEmpty() || window.work().services().contains(service);
  }
}
