package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect.Check;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last look before an action is sent: the kill switch, the time, and whether the condition
 * still holds over the last minute.
 */
final class Clearance {

  private static final List<Signal> OF_PODS =
      List.of(Signals.POD_ERROR_RATE.over(Span.RECENT), Signals.POD_REQUEST_RATE.over(Span.RECENT));
  private static final List<Signal> OF_SERVICE =
      List.of(Signals.ERROR_RATE.over(Span.RECENT), Signals.REQUEST_RATE.over(Span.RECENT));

  private final SignalSource signals;
  private final Ledger ledger;
  private final double recentSeconds;

  Clearance(SignalSource signals, Ledger ledger, Spans spans) {
    this.signals = signals;
    this.ledger = ledger;
    this.recentSeconds = spans.of(Span.RECENT).toMillis() / 1000.0;
  }

  /** What speaks against an action now; empty if nothing does. */
  Optional<Hold> obstacle(Check check, Instant notAfter, Instant now) {
    return obstacle(notAfter, now).or(() -> past(check, now));
  }

  /** The same for an action that needs no condition, such as putting weights back. */
  Optional<Hold> obstacle(Instant notAfter, Instant now) {
    return now.isAfter(notAfter)
        ? Optional.of(new Hold(Reason.EXPIRED, "it had to be sent by " + notAfter))
        : ledger.switches().hold(now);
  }

  private Optional<Hold> past(Check check, Instant now) {
    return switch (holds(check, now)) {
      case TRUE -> Optional.empty();
      case FALSE ->
          Optional.of(new Hold(Reason.CONDITION_PAST, "it no longer holds just before sending"));
      case UNKNOWN ->
          Optional.of(
              new Hold(Reason.NOT_KNOWN, "the last minute is not known just before sending"));
    };
  }

  private Truth holds(Check check, Instant now) {
    return check.pods().isEmpty() ? service(check, now) : pods(check, now);
  }

  private Truth service(Check check, Instant now) {
    Readings readings = signals.read(OF_SERVICE, now);
    return holds(
        check,
        readings.of(OF_SERVICE.getFirst(), check.service()),
        readings.of(OF_SERVICE.getLast(), check.service()));
  }

  private Truth pods(Check check, Instant now) {
    Readings readings = signals.read(OF_PODS, now);
    return check.pods().stream()
        .map(pod -> pod(check, readings, pod))
        .reduce(Truth.FALSE, Truth::or);
  }

  private Truth pod(Check check, Readings readings, PodRef pod) {
    return holds(check, readings.of(OF_PODS.getFirst(), pod), readings.of(OF_PODS.getLast(), pod));
  }

  /** Too few requests say nothing. */
  private Truth holds(Check check, Reading errors, Reading rate) {
    Truth enough = rate.test(r -> r * recentSeconds >= check.minRequests());
    return enough.holds() ? errors.test(e -> e > check.above()) : Truth.UNKNOWN;
  }
}
