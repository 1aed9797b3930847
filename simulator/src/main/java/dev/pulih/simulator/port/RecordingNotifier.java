package dev.pulih.simulator.port;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A channel that keeps what was sent by it, and that fails when it is told to. */
public final class RecordingNotifier implements Notifier {
  private final Channel channel;
  private final List<Notification> delivered = new ArrayList<>();
  private final Deque<Delivery> failures = new ArrayDeque<>();

  /** A channel of this kind. */
  public RecordingNotifier(Channel channel) {
    this.channel = channel;
  }

  /** Answers the next messages with these instead of delivering them. */
  public void fail(Delivery... answers) {
    Collections.addAll(failures, answers);
  }

  /** What was delivered, oldest first. */
  public List<Notification> delivered() {
    return List.copyOf(delivered);
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Delivery send(Notification notification) {
    return failures.isEmpty() ? deliver(notification) : failures.removeFirst();
  }

  private Delivery deliver(Notification notification) {
    delivered.add(notification);
    return new Delivery.Delivered(channel + "-" + delivered.size());
  }
}
