package dev.pulih.simulator.hostile;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.policy.GuardLimits.StormLimits;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether many services fell ill together. What was ill before a tick that nobody saw counts for
 * none until it is well again: when it began may be known otherwise.
 */
final class StormCheck {

  private final StormLimits limits;
  private final int services;
  private final Map<ServiceRef, Trouble> troubles = new HashMap<>();
  private final Map<ServiceRef, Instant> storm = new HashMap<>();
  private final Set<ServiceRef> unclear = new HashSet<>();
  private boolean blind;

  /** The worst that a service had without a break. */
  private record Trouble(Severity severity, Instant since) {}

  StormCheck(StormLimits limits, int services) {
    this.limits = limits;
    this.services = services;
  }

  void blind() {
    blind = true;
    storm.clear();
  }

  /** Whether there is one at a tick; it goes on while one of its services has that trouble. */
  boolean isOn(Detected detected) {
    detected.services().forEach(this::seen);
    blind = false;
    storm.entrySet().removeIf(e -> !e.getValue().equals(since(e.getKey())));
    if (storm.isEmpty()) {
      troubles.keySet().stream()
          .map(this::together)
          .filter(this::isStorm)
          .findFirst()
          .ifPresent(storm::putAll);
    }
    return !storm.isEmpty();
  }

  private void seen(ServiceRef service, Detected.OfService rules) {
    Optional<Severity> now = rules.severity();
    if (now.isEmpty()) {
      unclear.remove(service);
      troubles.remove(service);
    } else if (blind || unclear.contains(service)) {
      unclear.add(service);
      troubles.remove(service);
    } else {
      now.ifPresent(severity -> seen(service, severity, rules));
    }
  }

  private void seen(ServiceRef service, Severity severity, Detected.OfService rules) {
    Trouble before = troubles.get(service);
    if (before == null || before.severity().compareTo(severity) < 0) {
      rules.findings().stream()
          .filter(f -> f.severity().filter(severity::equals).isPresent())
          .map(Finding::since)
          .min(Instant::compareTo)
          .ifPresent(at -> troubles.put(service, new Trouble(severity, at)));
    }
  }

  private Instant since(ServiceRef service) {
    return Optional.ofNullable(troubles.get(service)).map(Trouble::since).orElse(Instant.MAX);
  }

  /** What fell ill with a service, or a little after it. */
  private Map<ServiceRef, Instant> together(ServiceRef first) {
    Instant from = since(first);
    Map<ServiceRef, Instant> all = new HashMap<>();
    troubles.forEach((service, trouble) -> all.put(service, trouble.since()));
    all.values().removeIf(at -> at.isBefore(from) || at.isAfter(from.plus(limits.within())));
    return all;
  }

  /** Many services, or a share of all of them, and some at least. */
  private boolean isStorm(Map<ServiceRef, Instant> ill) {
    boolean many = ill.size() >= limits.services();
    boolean share = ill.size() >= limits.share() * services;
    return ill.size() >= limits.minServices() && (many || share);
  }
}
