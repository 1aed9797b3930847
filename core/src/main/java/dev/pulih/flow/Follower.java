package dev.pulih.flow;

import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells those who were called what became of it: by the lines by which they were called. It keeps
 * its place, since the next call may wait behind it.
 */
final class Follower {

  private final Switchboard lines;
  private final Letters letters;

  /** The lines that have taken what another one has not yet. */
  private final Map<EffectId, Map<String, IncidentEvent>> taken = new ConcurrentHashMap<>();

  Follower(Switchboard lines, Letters letters) {
    this.lines = lines;
    this.letters = letters;
  }

  Tried acknowledge(EffectId id, Effect.Acknowledge effect, Present present) {
    return follow(id, Kind.ACKNOWLEDGE, effect.headline(), effect.contact(), effect, present);
  }

  Tried standDown(EffectId id, Effect.StandDown effect, Present present) {
    return follow(id, Kind.RESOLVE, effect.headline(), effect.contact(), effect, present);
  }

  /** A time line belongs to PagerDuty alone. */
  Tried announce(EffectId id, Effect.Announce effect, Present present) {
    return lines
        .line(Channel.PAGERDUTY)
        .map(line -> one(id, line, Kind.CHANGE, effect.change(), effect, present))
        .orElseGet(() -> new Tried.Done(new NotTold("PAGERDUTY", "it is not configured", effect)));
  }

  /** One line after the other; what one refuses for good is said before what others took. */
  private Tried follow(
      EffectId id, Kind kind, String headline, int contact, Effect effect, Present present) {
    Optional<IncidentEvent> all = Optional.empty();
    for (Line line : called(contact, kind, present.state())) {
      Tried tried = once(id, line, () -> one(id, line, kind, headline, effect, present));
      if (!(tried instanceof Tried.Done(IncidentEvent event))) {
        return tried;
      }
      all = Optional.of(all.map(before -> both(before, event)).orElse(event));
    }
    taken.remove(id);
    return new Tried.Done(
        all.orElseGet(() -> new NotTold("nobody", "nobody had been called", effect)));
  }

  /** A line that has answered for good is not asked again because another one is down. */
  private Tried once(EffectId id, Line line, Supplier<Tried> asked) {
    Map<String, IncidentEvent> before = taken.computeIfAbsent(id, _ -> new ConcurrentHashMap<>());
    Tried tried = before.containsKey(line.name()) ? done(before.get(line.name())) : asked.get();
    if (tried instanceof Tried.Done(IncidentEvent event)) {
      before.put(line.name(), event);
    }
    return tried;
  }

  private static IncidentEvent both(IncidentEvent before, IncidentEvent event) {
    return before instanceof Told(String lines, String _)
            && event instanceof Told(String line, String reference)
        ? new Told(lines + ", " + line, reference)
        : before instanceof NotTold ? before : event;
  }

  private List<Line> called(int contact, Kind kind, Begun state) {
    List<String> names = letters.called(state.id(), contact);
    return lines.to(contact).stream()
        .filter(line -> names.contains(line.name()))
        .filter(line -> kind != Kind.ACKNOWLEDGE || knowsOfIt(line.notifier().channel()))
        .toList();
  }

  /**
   * Whether who acknowledges is a matter of the channel's own; where people read, they are told.
   */
  private static boolean knowsOfIt(Channel channel) {
    return switch (channel) {
      case PAGERDUTY, WEBHOOK -> true;
      case SLACK, EMAIL -> false;
    };
  }

  private Tried one(
      EffectId id, Line line, Kind kind, String headline, Effect effect, Present present) {
    return lines
        .wait(line, id, Urgency.FOLLOW_UP, present)
        .<Tried>map(Tried.Waits::new)
        .orElseGet(() -> send(line, kind, headline, effect, present));
  }

  private Tried send(Line line, Kind kind, String headline, Effect effect, Present present) {
    Begun state = present.state();
    Delivery delivery = lines.send(line, letters.write(line, kind, headline, state), present);
    return switch (delivery) {
      case Delivery.Delivered(String reference) -> done(new Told(line.name(), reference));
      case Delivery.Rejected(String why) -> done(new NotTold(line.name(), why, effect));
      case Delivery.Retry(String why, Duration after) -> new Tried.Later(why, after);
    };
  }

  private static Tried done(IncidentEvent event) {
    return new Tried.Done(event);
  }
}
