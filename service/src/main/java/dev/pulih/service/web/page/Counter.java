package dev.pulih.service.web.page;

import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Person;
import java.time.Instant;

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
      case LEAVE -> tell(incident, offered, new LeftAsIs(by));
      case ACKNOWLEDGE -> orders.acknowledge(incident, offered.answers(), by);
      case FALSE_ALARM -> orders.falseAlarm(incident, offered.answers(), by);
      case RESEND -> tell(incident, offered, new ResendAsked(by));
      case CLOSE -> tell(incident, offered, new ClosedBy(by, Person.reason(note)));
    };
  }

  /** Only of one that stands as the page showed it. */
  private Result tell(String incident, OrderKind.Offered offered, IncidentEvent word) {
    return room.tellIf(state -> stands(state, offered), incident, word)
        .<Result>map(told -> new Result.Done(incident + ": " + told.why() + "."))
        .orElseGet(() -> new Result.Nothing(whyNot(incident, offered.order())));
  }

  private static boolean stands(Begun state, OrderKind.Offered offered) {
    return switch (offered.order()) {
      case LEAVE -> isOpenSince(state, offered.answers());
      case RESEND -> mayResend(state) && Footing.ofRefused(state).equals(offered.asSeen());
      case CLOSE -> state.live() && Footing.of(state).equals(offered.asSeen());
      case APPROVE, HOLD, RELEASE, ACKNOWLEDGE, FALSE_ALARM -> false;
    };
  }

  private static boolean isOpenSince(Begun state, Instant since) {
    return state.facts().breaker() instanceof Breaker.Open open && open.since().equals(since);
  }

  private static boolean mayResend(Begun state) {
    return OrderKind.Offered.resending(state).isPresent();
  }

  private String whyNot(String incident, OrderKind order) {
    return room.standing(incident)
        .map(state -> whyNot(state, order))
        .map(why -> "Nothing was done about " + incident + ": " + why + ".")
        .orElse("There is no incident " + incident + ".");
  }

  private static String whyNot(Begun state, OrderKind order) {
    return switch (order) {
      case LEAVE ->
          state.facts().breaker() instanceof Breaker.Open ? OTHERWISE : "no breaker is open";
      case RESEND -> mayResend(state) ? OTHERWISE : "no message was refused";
      case CLOSE -> state.live() ? OTHERWISE : "it is over";
      case APPROVE, HOLD, RELEASE, ACKNOWLEDGE, FALSE_ALARM -> OTHERWISE;
    };
  }
}
