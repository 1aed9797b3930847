package dev.pulih.flow;

import dev.pulih.detect.Detected;
import dev.pulih.policy.Storm;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tick saw.
 *
 * @param detected what the rules say
 * @param inventory what runs in the cluster, as last seen
 * @param failures signals that could not be read, and why
 * @param elsewhere what any service's trouble may have its cause in
 */
public record TickReport(
    Detected detected,
    Inventory inventory,
    Map<Signal, String> failures,
    TroubleElsewhere elsewhere) {

  /** The tick's time. */
  public Instant at() {
    return detected.at();
  }

  /** Whether anything was asked; a tick that did not take place asks nothing. */
  public boolean asked() {
    return !(detected.readings().samples().isEmpty() && failures.isEmpty());
  }

  /**
   * Whether the error rates were read, which every stage needs; of whom they tell is another thing.
   */
  public boolean sighted() {
    return !failures.containsKey(Signals.ERROR_RATE);
  }

  /** The shared cause, if there is one. */
  public Optional<Storm> storm() {
    return elsewhere.storm();
  }

  /** The services of which nothing has been known for so long. */
  public List<ServiceRef> blindFor(Duration length) {
    return detected.services().entrySet().stream()
        .filter(e -> e.getValue().blindSince().filter(s -> isOver(s, length)).isPresent())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean isOver(Instant since, Duration length) {
    return !at().isBefore(since.plus(length));
  }
}
