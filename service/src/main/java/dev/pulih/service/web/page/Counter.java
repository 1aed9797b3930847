package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Person;

/**
 * Takes orders from the pages; those that a message has a button for are carried out as its are.
 */
final class Counter {

  private static final String OTHERWISE =
      "it stands otherwise than the page showed; look at it again";

  private final ControlRoom room;
  private final Orders orders;

  Counter(ControlRoom room, Orders orders) {
    this.room = room;
    this.orders = orders;
  }

  /** What came of an order. */
  Result give(String incident, OrderKind.Offered offered, String note, String by) {
    return switch (offered.order()) {
      case APPROVE -> orders.approve(incident, offered.answers(), by);
      case HOLD -> orders.hold(incident, offered.answers(), by);
      case RELEASE -> orders.releaseBreaker(incident, offered.answers(), by);
      case ACKNOWLEDGE -> orders.acknowledge(incident, offered.answers(), by);
      case FALSE_ALARM -> orders.falseAlarm(incident, offered.answers(), by);
      case CLOSE -> close(incident, offered.asSeen(), new ClosedBy(by, Person.reason(note)));
    };
  }

  /** Only of one that lives, and that stands as the page showed it. */
  private Result close(String incident, String asSeen, ClosedBy word) {
    return room.tellIf(state -> state.live() && Footing.of(state).equals(asSeen), incident, word)
        .<Result>map(closed -> new Result.Done(incident + ": " + closed.why() + "."))
        .orElseGet(() -> new Result.Nothing(whyNot(incident)));
  }

  private String whyNot(String incident) {
    return room.standing(incident)
        .map(state -> state.live() ? OTHERWISE : "it is over")
        .map(why -> "Nothing was done about " + incident + ": " + why + ".")
        .orElse("There is no incident " + incident + ".");
  }
}
