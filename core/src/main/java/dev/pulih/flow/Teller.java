package dev.pulih.flow;

import static dev.pulih.signal.TimeSpans.shorter;

import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps people informed, each channel by itself. A P2 waits until the quiet hours are over. */
final class Teller {

  /** What waits looks again after it at the latest: it may have become urgent. */
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final Switchboard lines;
  private final Letters letters;
  private final Silence silence;
  private final Digest digest = new Digest();

  Teller(Switchboard lines, Letters letters, Silence silence) {
    this.lines = lines;
    this.letters = letters;
    this.silence = silence;
  }

  Tried tell(EffectId id, Effect.Tell tell, Present present) {
    return digest
        .reference(id)
        .map(reference -> folded(tell.by().name(), reference))
        .or(() -> quiet(tell, present).map(Tried.Waits::new))
        .orElseGet(() -> new Message(id, tell, present).ring(lines.line(tell.by())));
  }

  /** A digest is no message that a later one could change. */
  private static Tried folded(String line, String reference) {
    return new Tried.Done(new Told(line + ", in one message with others", reference));
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

  /** One try of a message. */
  private final class Message {

    private final EffectId id;
    private final Effect.Tell tell;
    private final Present present;
    private final Begun state;

    Message(EffectId id, Effect.Tell tell, Present present) {
      this.id = id;
      this.tell = tell;
      this.present = present;
      this.state = present.state();
    }

    Tried ring(Optional<Line> line) {
      return line.map(this::ring)
          .orElseGet(() -> refused(tell.by().name(), "it is not configured"));
    }

    private Tried ring(Line line) {
      return turn(line).<Tried>map(Tried.Waits::new).orElseGet(() -> sendOrFold(line));
    }

    private Optional<Duration> turn(Line line) {
      return tell.loud()
          ? lines.wait(line, id, Urgency.FURTHER_CALL, present)
          : lines.wait(line, present);
    }

    private ServiceRef service() {
      return state.facts().incident().service();
    }

    private Tried sendOrFold(Line line) {
      List<Queued> crowd = crowd(line);
      int most = state.facts().incident().policy().routing().foldAbove();
      boolean folds = Digest.incidents(crowd) > most && !digest.isRefused(line.desk(service()));
      return folds ? fold(crowd, line) : send(line);
    }

    /** Without a pace nothing waits, so that nothing is folded. */
    private List<Queued> crowd(Line line) {
      return tell.loud() || line.notifier().pace().isZero()
          ? List.of()
          : letters.crowd(line, service()).stream()
              .filter(q -> silence.lets(q, present.now()))
              .toList();
    }

    private Tried fold(List<Queued> crowd, Line line) {
      Notification one = Digest.write(crowd, Notices.about(state));
      return switch (lines.send(line, one, present)) {
        case Delivery.Delivered(String reference) -> {
          digest.told(crowd, id, reference);
          yield folded(line.name(), reference);
        }
        case Delivery.Rejected _ -> {
          digest.refused(line.desk(service()));
          yield new Tried.Waits(line.notifier().pace());
        }
        case Delivery.Retry(String why, Duration after) -> new Tried.Later(why, after);
      };
    }

    private Tried send(Line line) {
      Kind kind = tell.loud() ? Kind.PAGE : Kind.UPDATE;
      Notification message = letters.write(line, kind, tell.headline(), state);
      return switch (lines.send(line, message, present)) {
        case Delivery.Delivered(String reference) ->
            new Tried.Done(new Told(line.name(), reference));
        case Delivery.Rejected(String why) -> refused(line.name(), why);
        case Delivery.Retry(String why, Duration after) -> new Tried.Later(why, after);
      };
    }

    private Tried refused(String line, String why) {
      return new Tried.Done(new NotTold(line, why, tell));
    }
  }
}
