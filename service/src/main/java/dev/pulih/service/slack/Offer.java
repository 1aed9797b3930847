package dev.pulih.service.slack;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An order that a message's button offers.
 *
 * @param kind what is ordered
 * @param incident about which incident
 * @param of what it answers, so that an older message's button does nothing: the deadline of the
 *     proposal, the instant since which the breaker is open, or the instant of the call or opening
 */
public record Offer(ButtonKind kind, String incident, Instant of) {

  private static final String DATE = "@";

  public Offer {
    if (incident.isEmpty() || incident.contains(DATE) || incident.length() > 1_000) {
      throw new IllegalArgumentException("\"" + incident + "\" is no incident's id.");
    }
  }

  /** To approve the proposal with this deadline. */
  public static Offer approve(String incident, Instant deadline) {
    return new Offer(ButtonKind.APPROVE, incident, deadline);
  }

  /** To decline the proposal with this deadline. */
  public static Offer hold(String incident, Instant deadline) {
    return new Offer(ButtonKind.HOLD, incident, deadline);
  }

  /** To release the breaker that is open since then. */
  public static Offer release(String incident, Instant since) {
    return new Offer(ButtonKind.RELEASE, incident, since);
  }

  /** To say that someone looks after what was called for then. */
  public static Offer acknowledge(String incident, Instant called) {
    return new Offer(ButtonKind.ACKNOWLEDGE, incident, called);
  }

  /** To close what was called for then, or began then, since nothing was wrong. */
  public static Offer falseAlarm(String incident, Instant alarm) {
    return new Offer(ButtonKind.FALSE_ALARM, incident, alarm);
  }

  /** What the button carries: {@code bos.txn-service.toxn1u@2026-11-23T04:00:00Z}. */
  String value() {
    return incident + DATE + of;
  }

  /** The offer of a button that was pressed; empty if this Pulih makes no such button. */
  static Optional<Offer> read(String actionId, String value) {
    return ButtonKind.of(actionId).flatMap(kind -> read(kind, value.split(DATE, -1)));
  }

  private static Optional<Offer> read(ButtonKind kind, String[] parts) {
    try {
      return parts.length == 2
          ? Optional.of(new Offer(kind, parts[0], Instant.parse(parts[1])))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Such as {@code approve bos.txn-service.toxn1u}. */
  @Override
  public String toString() {
    return kind.key() + " " + incident;
  }
}
