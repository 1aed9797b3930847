package dev.pulih.flow;

import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps people informed, each channel by itself. A P2 waits until the quiet hours are over. */
final class Teller {

  /** What waits looks again after it at the latest: it may have become urgent. */
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final Switchboard lines;
  private final Letters letters;

  Teller(Switchboard lines, Letters letters) {
    this.lines = lines;
    this.letters = letters;
  }

  Tried tell(Effect.Tell tell, Present present) {
    return quiet(tell, present)
        .<Tried>map(Tried.Waits::new)
        .orElseGet(() -> ring(tell, lines.line(tell.by()), present));
  }

  private static Optional<Duration> quiet(Effect.Tell tell, Present present) {
    Instant now = present.now();
    var facts = present.state().facts();
    return facts
        .incident()
        .policy()
        .routing()
        .quietUntil(facts.alarm().isP1(), now)
        .filter(_ -> !tell.loud())
        .map(until -> shorter(Duration.between(now, until), GLANCE));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private Tried ring(Effect.Tell tell, Optional<Line> line, Present present) {
    return line.map(l -> ring(tell, l, present))
        .orElseGet(
            () -> new Tried.Done(new NotTold(tell.by().name(), "it is not configured", tell)));
  }

  private Tried ring(Effect.Tell tell, Line line, Present present) {
    return lines
        .wait(line, present.state().facts().incident().service(), present.now())
        .<Tried>map(Tried.Waits::new)
        .orElseGet(() -> send(tell, line, present));
  }

  private Tried send(Effect.Tell tell, Line line, Present present) {
    Begun state = present.state();
    Kind kind = tell.loud() ? Kind.PAGE : Kind.UPDATE;
    Delivery delivery =
        lines.send(line, letters.write(line, kind, tell.headline(), state), present);
    return switch (delivery) {
      case Delivery.Delivered(String reference) -> new Tried.Done(new Told(line.name(), reference));
      case Delivery.Rejected(String why) -> new Tried.Done(new NotTold(line.name(), why, tell));
      case Delivery.Retry(String why, Duration after) -> new Tried.Later(why, after);
    };
  }
}
