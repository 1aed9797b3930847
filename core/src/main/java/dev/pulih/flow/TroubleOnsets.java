package dev.pulih.flow;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Since when services have the worst trouble that they had without a break: a P1 is another trouble
 * than the P2 that stood before it, and the same whichever rule says it. For one thread.
 */
final class TroubleOnsets {

  private record Trouble(Severity worst, Instant since) {}

  private Map<ServiceRef, Trouble> troubles = Map.of();

  /** The onsets after a tick; services without a threshold finding are absent. */
  Map<ServiceRef, Instant> next(Detected detected) {
    Map<ServiceRef, Trouble> now = new HashMap<>();
    detected
        .services()
        .forEach(
            (service, rules) ->
                rules
                    .severity()
                    .flatMap(worst -> trouble(service, worst, rules))
                    .ifPresent(trouble -> now.put(service, trouble)));
    troubles = now;
    return now.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().since()));
  }

  private Optional<Trouble> trouble(ServiceRef service, Severity worst, OfService rules) {
    return Optional.ofNullable(troubles.get(service))
        .filter(before -> before.worst().compareTo(worst) >= 0)
        .or(() -> since(rules, f -> f.is(worst)).map(at -> new Trouble(worst, at)));
  }

  /** Since when each service has had a threshold finding; the others are absent. */
  static Map<ServiceRef, Instant> any(Detected detected) {
    Map<ServiceRef, Instant> onsets = new HashMap<>();
    detected
        .services()
        .forEach(
            (service, rules) ->
                since(rules, f -> f.severity().isPresent())
                    .ifPresent(at -> onsets.put(service, at)));
    return onsets;
  }

  private static Optional<Instant> since(OfService rules, Predicate<Finding> counts) {
    return rules.findings().stream().filter(counts).map(Finding::since).min(Instant::compareTo);
  }
}
