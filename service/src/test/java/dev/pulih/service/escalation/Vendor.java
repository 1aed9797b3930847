package dev.pulih.service.escalation;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line to a vendor that is kept in memory. Pulih may die before a request and after its
 * acceptance; an answer may be lost.
 */
abstract class Vendor implements Notifier {

  private final String line;
  private final Surroundings around;
  private int requests;
  private int lost;
  private int tooSoon;
  private final Map<String, Instant> rests = new HashMap<>();

  /**
   * What vendors share with each other.
   *
   * @param time the time
   * @param fate when Pulih dies
   * @param witness who sees what they accept
   */
  record Surroundings(InstantSource time, Fate fate, Witness witness) {}

  Vendor(String line, Surroundings around) {
    this.line = line;
    this.around = around;
  }

  /** How the endpoint fares. */
  abstract Weather weather();

  /** Why a message is not accepted; empty if it is. */
  abstract Optional<Delivery> objection(Notification message, Instant now);

  /** Accepts a message; returns its reference. */
  abstract String accept(Notification message, Instant now);

  @Override
  public final Delivery send(Notification message) {
    around.fate().mayDie("before a request");
    Instant now = around.time().instant();
    requests++;
    Optional<Delivery> no =
        tooSoon(message, now).or(() -> weather().trouble(now)).or(() -> objection(message, now));
    no.ifPresent(delivery -> askForRest(delivery, message, now));
    return no.orElseGet(() -> taken(message, now));
  }

  private void askForRest(Delivery delivery, Notification message, Instant now) {
    if (delivery instanceof Retry(String _, Duration after) && after.isPositive()) {
      rest(message, now.plus(after));
    }
  }

  /** The next request to the same desk is not to come before this, nor before what was asked. */
  final void rest(Notification message, Instant until) {
    rests.merge(desk(message.about().service()), until, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Who comes too soon is to wait for what is left, as long as anybody is there to say so. */
  private Optional<Delivery> tooSoon(Notification message, Instant now) {
    Instant until = rests.getOrDefault(desk(message.about().service()), Instant.MIN);
    if (weather().isDown(now) || !now.isBefore(until)) {
      return Optional.empty();
    }
    tooSoon++;
    return Optional.of(new Retry("429", Duration.between(now, until)));
  }

  private Delivery taken(Notification message, Instant now) {
    String reference = accept(message, now);
    around.witness().accepted(line, message);
    around.fate().mayDie("between an acceptance and its answer");
    return weather().losesAnswer() ? unanswered() : new Delivered(reference);
  }

  private Delivery unanswered() {
    lost++;
    return new Retry("no answer", Duration.ZERO);
  }

  /** The name of the line. */
  final String line() {
    return line;
  }

  /** How many requests came. */
  final int requests() {
    return requests;
  }

  /** How many of them came sooner than they should, while there was anybody to mind. */
  final int tooSoon() {
    return tooSoon;
  }

  /** How many answers to what was accepted were lost. */
  final int lost() {
    return lost;
  }
}
