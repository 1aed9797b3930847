package dev.pulih.flow;

import dev.pulih.detect.Recency;
import dev.pulih.flow.EffectRunner.LastLook;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Effect.Check;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last look before an action is sent: who leads, the mode, the kill switch, the time, and
 * whether the condition still holds over the last minute.
 */
final class Clearance {

  private static final List<Signal> OF_PODS =
      List.of(Signals.POD_ERROR_RATE.over(Span.RECENT), Signals.POD_REQUEST_RATE.over(Span.RECENT));
  private static final List<Signal> OF_SERVICE =
      List.of(Signals.ERROR_RATE.over(Span.RECENT), Signals.REQUEST_RATE.over(Span.RECENT));

  private final SignalSource signals;
  private final Ledger ledger;
  private final Duration recent;
  private final Recency recency;
  private final Licence licence;

  Clearance(LastLook look) {
    this.signals = look.signals();
    this.ledger = look.ledger();
    this.recent = look.spans().of(Span.RECENT);
    this.recency = look.recency();
    this.licence = look.licence();
  }

  /**
   * What speaks against an action now; empty if nothing does. The lead, the time and the switches
   * are looked at again after the condition, which takes a while to be read.
   */
  Optional<Hold> obstacle(Check check, Instant notAfter, Present present) {
    return obstacle(notAfter, present)
        .or(() -> past(check, present))
        .or(() -> obstacle(notAfter, present));
  }

  /** The same for an action that needs no condition, such as putting weights back. */
  Optional<Hold> obstacle(Instant notAfter, Present present) {
    return led().or(present::givenUp).or(() -> outside(notAfter, present)).or(() -> mode(present));
  }

  private Optional<Hold> led() {
    return licence.leadership().hold();
  }

  private Optional<Hold> mode(Present present) {
    return licence.mode(present.state().facts().incident().service());
  }

  private Optional<Hold> outside(Instant notAfter, Present present) {
    Instant now = present.now();
    return now.isAfter(notAfter)
        ? Optional.of(new Hold(Reason.EXPIRED, "it had to be sent by " + notAfter))
        : ledger.switches().hold(present.state().facts().incident().service(), now);
  }

  private Optional<Hold> past(Check check, Present present) {
    return switch (holds(check, present)) {
      case TRUE -> Optional.empty();
      case FALSE ->
          Optional.of(new Hold(Reason.CONDITION_PAST, "it no longer holds just before sending"));
      case UNKNOWN ->
          Optional.of(
              new Hold(Reason.NOT_KNOWN, "the last minute is not known just before sending"));
    };
  }

  private Truth holds(Check check, Present present) {
    return check.pods().isEmpty() ? service(check, present) : pods(check, present);
  }

  private Truth service(Check check, Present present) {
    return holds(check, look(OF_SERVICE, present), new Entity.OfService(check.service()));
  }

  private Truth pods(Check check, Present present) {
    Look look = look(OF_PODS, present);
    return check.pods().stream()
        .map(pod -> holds(check, look, new Entity.OfPod(pod)))
        .reduce(Truth.FALSE, Truth::or);
  }

  /** Error rate and request rate, now and half a window ago. */
  private record Look(List<Signal> signals, Readings before, Readings now) {
    Reading errors(Entity entity) {
      return now.of(signals.getFirst(), entity);
    }

    Reading errorsBefore(Entity entity) {
      return before.of(signals.getFirst(), entity);
    }

    Reading rate(Entity entity) {
      return now.of(signals.getLast(), entity);
    }
  }

  /** The present is read last, so that it is not the past when it is acted on. */
  private Look look(List<Signal> wanted, Present present) {
    Readings before = signals.read(wanted, present.now().minus(recent.dividedBy(2)));
    return new Look(wanted, before, signals.read(wanted, present.now()));
  }

  /** Too few requests say nothing. */
  private Truth holds(Check check, Look look, Entity entity) {
    double seconds = recent.toMillis() / 1000.0;
    Truth enough = look.rate(entity).test(r -> r * seconds >= check.minRequests());
    return enough.holds()
        ? recency.holds(look.errors(entity), look.errorsBefore(entity), check.above())
        : Truth.UNKNOWN;
  }
}
