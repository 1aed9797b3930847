package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Person;

/**
 * Takes orders from the pages; those that a message has a button for are carried out as its are.
 */
final class Counter {

  private final ControlRoom room;
  private final Orders orders;

  Counter(ControlRoom room, Orders orders) {
    this.room = room;
    this.orders = orders;
  }

  /** What came of an order. */
  Result give(String incident, OrderKind.Offered offered, String note, String by) {
    return switch (offered.order()) {
      case APPROVE -> orders.approve(incident, offered.asSeen(), by);
      case HOLD -> orders.hold(incident, offered.asSeen(), by);
      case RELEASE -> orders.releaseBreaker(incident, offered.asSeen(), by);
      case ACKNOWLEDGE -> orders.acknowledge(incident, offered.asSeen(), by);
      case FALSE_ALARM -> orders.falseAlarm(incident, offered.asSeen(), by);
      case CLOSE -> close(incident, note, by);
    };
  }

  /** Only of one that lives: to close what is over means nothing. */
  private Result close(String incident, String note, String by) {
    return room.tellIf(Begun::live, incident, new ClosedBy(by, Person.reason(note)))
        .filter(Transition::matters)
        .<Result>map(closed -> new Result.Done(incident + ": " + closed.why() + "."))
        .orElseGet(() -> new Result.Nothing("Nothing was done about " + incident + ": it is over."));
  }
}
