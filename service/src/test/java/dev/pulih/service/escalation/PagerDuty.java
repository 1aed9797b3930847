package dev.pulih.service.escalation;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.policy.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A routing key of PagerDuty and its alerts by deduplication key. A trigger on an open alert is
 * merged into it and one on a closed alert opens it again; what acknowledges or resolves nothing is
 * dropped (<a href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">send an
 * alert event</a>). It takes 120 events a minute, a figure of this test's own: PagerDuty's changes
 * with its load.
 */
final class PagerDuty extends Vendor {

  private static final int EVENTS_A_MINUTE = 120;

  private final Weather weather;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Deque<Instant> lately = new ArrayDeque<>();
  private int throttled;
  private int merged;

  /** An alert: whether it is open, and how often it was opened. */
  record Alert(boolean open, int opened) {

    Alert triggered() {
      return open ? this : new Alert(true, opened + 1);
    }

    Alert resolved() {
      return new Alert(false, opened);
    }
  }

  PagerDuty(String line, Weather weather, Surroundings around) {
    super(line, around);
    this.weather = weather;
  }

  @Override
  public Channel channel() {
    return Channel.PAGERDUTY;
  }

  @Override
  Weather weather() {
    return weather;
  }

  @Override
  Optional<Delivery> objection(Notification message, Instant now) {
    if (isFull(now)) {
      throttled++;
      return Optional.of(new Retry("429", Weather.UNSAID));
    }
    return Refusing.PAGES.of(message.about().service())
        ? Optional.of(new Rejected("400"))
        : Optional.empty();
  }

  private boolean isFull(Instant now) {
    lately.removeIf(at -> at.isBefore(now.minus(Duration.ofMinutes(1))));
    return lately.size() >= EVENTS_A_MINUTE;
  }

  @Override
  String accept(Notification message, Instant now) {
    lately.add(now);
    String key = message.about().incident();
    switch (message.kind()) {
      case PAGE -> trigger(key);
      case RESOLVE -> alerts.computeIfPresent(key, (_, alert) -> alert.resolved());
      case ACKNOWLEDGE, UPDATE, CHANGE -> {}
    }
    return key;
  }

  private void trigger(String key) {
    Alert alert = alert(key);
    merged += alert.open() ? 1 : 0;
    alerts.put(key, alert.triggered());
  }

  /** The alert of a key, open or not. */
  Alert alert(String key) {
    return alerts.getOrDefault(key, new Alert(false, 0));
  }

  /** How many events came when it was full. */
  int throttled() {
    return throttled;
  }

  /** How many triggers met an open alert. */
  int merged() {
    return merged;
  }
}
