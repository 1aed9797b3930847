package dev.pulih.flow;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines to people. Each desk is spoken to at the pace that its channel wants, and left alone
 * for as long as it asks, whatever message waits for it.
 */
public final class Switchboard {

  private final List<Notifier> first;
  private final List<Notifier> next;
  private final Map<String, Turns> desks = new HashMap<>();

  /**
   * Lines.
   *
   * @param first to those who are called and told first, one for each channel
   * @param next to the contacts after the first, in their order
   */
  public Switchboard(List<Notifier> first, List<Notifier> next) {
    this.first = List.copyOf(first);
    this.next = List.copyOf(next);
  }

  /** Lines to the first alone. */
  public static Switchboard of(List<Notifier> first) {
    return new Switchboard(first, List.of());
  }

  /** The line of a channel to those who are told first. */
  Optional<Line> line(Channel channel) {
    return first.stream()
        .filter(n -> n.channel() == channel)
        .map(n -> new Line(n.channel().name(), n))
        .findFirst();
  }

  /** The line to a contact after the first; 1 is the next. */
  Optional<Line> line(int contact) {
    return contact > 0 && contact <= next.size()
        ? Optional.of(next.get(contact - 1)).map(n -> new Line(name(contact, n.channel()), n))
        : Optional.empty();
  }

  private static String name(int contact, Channel channel) {
    return channel.name() + " of contact " + (contact + 1);
  }

  /** All lines by which a contact may have been called. */
  List<Line> to(int contact) {
    Stream<Line> own = contact == 0 ? Stream.empty() : line(contact).stream();
    Stream<Line> usual = Stream.of(Channel.values()).flatMap(channel -> line(channel).stream());
    return Stream.concat(own, usual).toList();
  }

  /**
   * A line.
   *
   * @param name by which events tell it from others
   * @param notifier sends
   */
  record Line(String name, Notifier notifier) {

    String desk(ServiceRef service) {
      return name + " " + notifier.desk(service);
    }
  }

  /** How long a message has to wait for its desk; empty if it may be sent, and now is its turn. */
  synchronized Optional<Duration> wait(Line line, Present present) {
    return turns(line, present).ask(present.now());
  }

  /** The same for one that calls people: it keeps its place, before all that only inform. */
  synchronized Optional<Duration> wait(Line line, EffectId who, Urgency urgency, Present present) {
    return turns(line, present).ask(who, urgency, present.now());
  }

  private Turns turns(Line line, Present present) {
    ServiceRef service = present.state().facts().incident().service();
    return desks.computeIfAbsent(line.desk(service), _ -> new Turns(line.notifier().pace()));
  }

  /** Sends once. */
  Delivery send(Line line, Notification notification, Present present) {
    Delivery delivery = line.notifier().send(notification);
    if (delivery instanceof Delivery.Retry(String _, Duration after) && after.isPositive()) {
      rest(line, present, after);
    }
    return delivery;
  }

  private synchronized void rest(Line line, Present present, Duration after) {
    turns(line, present).rest(present.now().plus(after));
  }
}
