package dev.pulih.service.web.page;

import dev.pulih.detect.Limit;
import dev.pulih.detect.Threshold;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Amount;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A threshold on a signal of a service.
 *
 * @param rule its name
 * @param side whether more is wrong, or less
 * @param value the bound, in the signal's unit
 * @param text the same as people read it
 * @param hold for how long it must be passed
 * @param severity P1 or P2; empty for an anomaly that pages nobody
 * @param own whether the service has this number for itself
 * @param also what else must have passed it
 */
public record Bound(
    String rule,
    Limit.Side side,
    double value,
    String text,
    Duration hold,
    String severity,
    boolean own,
    List<Named> also) {

  static Bound of(Threshold threshold, Signal signal, Watched watched, Spans windows) {
    Limit limit = threshold.limit();
    double value = limit.bound(watched);
    return new Bound(
        threshold.name(),
        limit.side(),
        value,
        Amount.text(signal, value),
        threshold.hold(),
        threshold.severity().map(Enum::name).orElse(""),
        limit.exceptions().containsKey(watched.service()),
        threshold.signals().stream()
            .filter(other -> !other.equals(signal))
            .map(other -> Named.of(other, windows))
            .toList());
  }

  /** What else must have passed it, in words. */
  public String also(Frame frame) {
    return also.stream().map(other -> other.in(frame)).collect(Collectors.joining("; "));
  }

  /** Whether more is wrong. */
  public boolean above() {
    return side == Limit.Side.ABOVE;
  }

  /** Whether a value has passed it. */
  boolean passedBy(double measured) {
    return side.passed(measured, value);
  }
}
