package dev.pulih.flow;

import dev.pulih.notify.Channel;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Delivers a message by the first channel that takes it; a channel that refuses gives way. */
final class MessageDoer {

  private final Map<Channel, Notifier> notifiers;
  private final EventLog log;

  MessageDoer(List<Notifier> notifiers, EventLog log) {
    this.notifiers = notifiers.stream().collect(Collectors.toMap(Notifier::channel, n -> n));
    this.log = log;
  }

  Tried deliver(List<Channel> channels, Kind kind, String headline, Begun state) {
    String refusals = "";
    for (Channel channel : channels) {
      Delivery delivery = send(channel, kind, headline, state);
      Optional<Tried> done = done(channel, delivery);
      if (done.isPresent()) {
        return done.orElseThrow();
      }
      refusals += (refusals.isEmpty() ? "" : "; ") + refusal(channel, delivery);
    }
    return new Tried.Done(new NotTold(channels.getFirst().name(), refusals));
  }

  private Delivery send(Channel channel, Kind kind, String headline, Begun state) {
    Notifier notifier = notifiers.get(channel);
    return notifier == null
        ? new Delivery.Rejected("not configured")
        : notifier.send(notification(channel, kind, headline, state));
  }

  private static Optional<Tried> done(Channel channel, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(String reference) ->
          Optional.of(new Tried.Done(new Told(channel.name(), reference)));
      case Delivery.Retry(String why, Duration after) -> Optional.of(new Tried.Later(why, after));
      case Delivery.Rejected _ -> Optional.empty();
    };
  }

  private static String refusal(Channel channel, Delivery delivery) {
    return channel + (delivery instanceof Delivery.Rejected(String why) ? ": " + why : "");
  }

  private Notification notification(Channel channel, Kind kind, String headline, Begun state) {
    return new Notification(
        kind,
        Notices.about(state),
        headline,
        Notices.details(state),
        previous(state.id(), channel));
  }

  /** The reference given last: a page may be a new message, which what follows then changes. */
  private Optional<String> previous(String incident, Channel channel) {
    return log.events(incident).stream()
        .map(Recorded::event)
        .filter(e -> e instanceof Told told && told.channel().equals(channel.name()))
        .map(e -> ((Told) e).reference())
        .reduce((_, later) -> later);
  }
}
