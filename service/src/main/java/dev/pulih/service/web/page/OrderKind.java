package dev.pulih.service.web.page;

import dev.pulih.notify.Invitation;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a person can order about an incident. */
public enum OrderKind {
  APPROVE("approve", "order.approve", "order.approve.means"),
  HOLD("hold", "order.hold", "order.hold.means"),
  RELEASE("release", "order.release", "order.release.means"),
  ACKNOWLEDGE("acknowledge", "order.acknowledge", "order.acknowledge.means"),
  FALSE_ALARM("false-alarm", "order.false-alarm", "order.false-alarm.means"),
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

  /** Whether the incident is over by it. */
  public boolean ends() {
    return this == FALSE_ALARM || this == CLOSE;
  }

  static Optional<OrderKind> named(String code) {
    return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
  }

  /**
   * An order that an incident invites to.
   *
   * @param order the order
   * @param asSeen the instant of what it answers, by which it is told from an older question; of
   *     one that closes, how the incident stands
   */
  public record Offered(OrderKind order, String asSeen) {

    /** Refuses with a {@link java.time.DateTimeException} what is not an instant and should be. */
    public Offered {
      if (order != CLOSE) {
        var _ = Instant.parse(asSeen);
      }
    }

    private Offered(OrderKind order, Instant answered) {
      this(order, answered.toString());
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

    /** To close it as it stands. */
    static Offered closing(Begun incident) {
      return new Offered(CLOSE, Footing.of(incident));
    }

    /** What it answers; not of one that closes. */
    Instant answers() {
      return Instant.parse(asSeen);
    }
  }
}
