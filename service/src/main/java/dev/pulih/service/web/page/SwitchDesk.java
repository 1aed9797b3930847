package dev.pulih.service.web.page;

import dev.pulih.policy.Switches;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.slack.Orders.Window;
import dev.pulih.service.web.ControlRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders from the pages about what holds actions; those that Slack has a command for are
 * carried out as its are.
 */
final class SwitchDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SwitchDesk.class);

  private static final String OTHERWISE =
      "Nothing was done: it stands otherwise than the page showed; look at it again.";

  private static final String NOT_SURE =
      "Nothing was done: the box that says that you mean it is not ticked. Go back and tick it.";

  private static final String NO_SERVICES =
      "Nothing was done: no service is chosen. Go back and choose some, or all.";

  private final ControlRoom room;
  private final Orders orders;

  SwitchDesk(ControlRoom room, Orders orders) {
    this.room = room;
    this.orders = orders;
  }

  /** What came of an order. */
  Result give(SwitchOrder order, SwitchForm form, String by) {
    return switch (order) {
      case PAUSE -> asSeen(form) ? orders.pause(form.length(), form.reason(), by) : otherwise();
      case KILL -> form.ticks().sure() ? kill(by) : new Result.Nothing(NOT_SURE);
      case RESUME -> asSeen(form) ? orders.resume(by) : otherwise();
      case WINDOW -> form.services().isEmpty() ? new Result.Nothing(NO_SERVICES) : start(form, by);
      case END -> orders.endWindow(form.window(), by);
    };
  }

  /** Nobody lifts or replaces what they have not seen. */
  private boolean asSeen(SwitchForm form) {
    return HeldActions.of(room, room.clock().instant()).asSeen().equals(form.asSeen());
  }

  private static Result otherwise() {
    return new Result.Nothing(OTHERWISE);
  }

  /** Whatever else is held by now. */
  private Result kill(String by) {
    Switches _ = room.kill(by);
    LOG.warn("All actions are switched off by {}, until someone resumes.", by);
    return new Result.Done("All actions are off until someone resumes; alarms go on.");
  }

  private Result start(SwitchForm form, String by) {
    Window window =
        new Window(
            form.services(), form.from(), form.length(), form.reason(), form.ticks().silent());
    return orders.startWindow(window, by);
  }
}
