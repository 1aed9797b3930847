package dev.pulih.service.web.page;

import dev.pulih.notify.Invitation;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.access.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person can order about an incident. */
public enum OrderKind {
  APPROVE("approve", "order.approve", "order.approve.means"),
  HOLD("hold", "order.hold", "order.hold.means"),
  RELEASE("release", "order.release", "order.release.means"),
  LEAVE("leave", "order.leave", "order.leave.means"),
  ACKNOWLEDGE("acknowledge", "order.acknowledge", "order.acknowledge.means"),
  FALSE_ALARM("false-alarm", "order.false-alarm", "order.false-alarm.means"),
  RESEND("resend", "order.resend", "order.resend.means"),
  CLOSE("close", "order.close", "order.close.means");

  private final String code;
  private final String key;
  private final String meaning;

  OrderKind(String code, String key, String meaning) {
    this.code = code;
    this.key = key;
    this.meaning = meaning;
  }

  /** As it stands in an address. */
  public String code() {
    return code;
  }

  /** The key of what its button says. */
  public String key() {
    return key;
  }

  /** The key of what will happen. */
  public String meaning() {
    return meaning;
  }

  /** The least role that may order it, as in the API. */
  public Role least() {
    return this == RESEND ? Role.ADMIN : Role.APPROVE;
  }

  /** Whether the incident is over by it. */
  public boolean ends() {
    return this == FALSE_ALARM || this == CLOSE;
  }

  /** Whether it answers a question of an instant, by which it is told from an older one. */
  boolean answersAnInstant() {
    return this != CLOSE && this != RESEND;
  }

  static Optional<OrderKind> named(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }

  /**
   * An order that an incident invites to.
   *
   * @param order the order
   * @param asSeen the instant of what it answers, by which it is told from an older question; of
   *     one that closes, how the incident stands; of one that sends again, which messages
   */
  public record Offered(OrderKind order, String asSeen) {

    /** Refuses with a {@link java.time.DateTimeException} what is not an instant and should be. */
    public Offered {
      if (order.answersAnInstant()) {
        var _ = Instant.parse(asSeen);
      }
    }

    private Offered(OrderKind order, Instant answered) {
      this(order, answered.toString());
    }

    /**
     * All that an incident offers: what it invites to, and what can be done without being asked.
     */
    static List<Offered> by(Begun incident, List<Invitation> invitations) {
      Stream<Offered> others =
          Stream.of(leaving(incident), resending(incident), closing(incident))
              .flatMap(Optional::stream);
      return Stream.concat(invitations.stream().map(Offered::of), others).toList();
    }

    static Offered of(Invitation invitation) {
      return switch (invitation) {
        case Invitation.Approve(Instant deadline) -> new Offered(APPROVE, deadline);
        case Invitation.Decline(Instant deadline) -> new Offered(HOLD, deadline);
        case Invitation.Release(Instant since) -> new Offered(RELEASE, since);
        case Invitation.Acknowledge(Instant called) -> new Offered(ACKNOWLEDGE, called);
        case Invitation.CallFalse(Instant alarm) -> new Offered(FALSE_ALARM, alarm);
      };
    }

    /** To leave the routes as they are, while its breaker is open. */
    private static Optional<Offered> leaving(Begun incident) {
      return incident.facts().breaker() instanceof Breaker.Open open
          ? Optional.of(new Offered(LEAVE, open.since()))
          : Optional.empty();
    }

    /** To send again what no channel took, if there is such a message. */
    static Optional<Offered> resending(Begun incident) {
      return incident.facts().alarm().response().refused().isEmpty()
          ? Optional.empty()
          : Optional.of(new Offered(RESEND, Footing.ofRefused(incident)));
    }

    /** To close it as it stands, while it lives. */
    static Optional<Offered> closing(Begun incident) {
      return Optional.of(incident)
          .filter(Begun::live)
          .map(live -> new Offered(CLOSE, Footing.of(live)));
    }

    /** What it answers; not of one that closes or sends again. */
    Instant answers() {
      return Instant.parse(asSeen);
    }
  }
}
