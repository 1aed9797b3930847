package dev.pulih.service.escalation;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a vendor's endpoint fares: down for ten minutes, throttling for three before or after that,
 * and now and then failing a request or losing an answer at any other time.
 */
final class Weather {

  private static final Duration DOWN = Duration.ofMinutes(10);
  private static final Duration THROTTLED = Duration.ofMinutes(3);

  /** What the adapters wait for after a 429 that does not say. */
  static final Duration UNSAID = Duration.ofMinutes(2);

  /** The longest that a throttling vendor asks for. */
  private static final int LONGEST_REST = 60;

  private final RandomGenerator dice;
  private final Instant badFrom;
  private final Instant downFrom;

  private Weather(RandomGenerator dice, Instant badFrom, Instant downFrom) {
    this.dice = dice;
    this.badFrom = badFrom;
    this.downFrom = downFrom;
  }

  /** One that turns bad within ten minutes. */
  static Weather random(RandomGenerator dice) {
    Instant from = VirtualTime.START.plusSeconds(dice.nextInt(600));
    return new Weather(dice, from, dice.nextBoolean() ? from : from.plus(THROTTLED));
  }

  /** What stands in a request's way; empty if it gets through. */
  Optional<Delivery> trouble(Instant now) {
    if (isDown(now)) {
      return Optional.of(new Retry("no answer", Duration.ZERO));
    }
    if (isBad(now)) {
      return Optional.of(new Retry("429", rest()));
    }
    return dice.nextInt(30) == 0 ? Optional.of(new Retry("503", Duration.ZERO)) : Optional.empty();
  }

  private Duration rest() {
    return dice.nextBoolean() ? UNSAID : Duration.ofSeconds(1 + dice.nextInt(LONGEST_REST));
  }

  /** Whether the answer to what was just accepted is lost. */
  boolean losesAnswer() {
    return dice.nextInt(25) == 0;
  }

  /** Whether nobody is there. */
  boolean isDown(Instant now) {
    return !now.isBefore(downFrom) && now.isBefore(downFrom.plus(DOWN));
  }

  /** Whether nothing gets through. */
  boolean isBad(Instant now) {
    return !now.isBefore(badFrom) && now.isBefore(back());
  }

  /** When requests get through again. */
  Instant back() {
    return badFrom.plus(DOWN).plus(THROTTLED);
  }
}
