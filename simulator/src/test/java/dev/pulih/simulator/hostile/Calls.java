package dev.pulih.simulator.hostile;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentState.Begun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is called one after the other, and who hears of the end. */
final class Calls {

  /** The contacts after the first are for a P1 that nobody has taken on. */
  void decided(Effect.Page page, @Nullable Begun before, Tally tally) {
    if (page.contact() > 0 && before != null) {
      tally.count("next contacts");
      var response = before.facts().alarm().response();
      boolean again = response.refused().contains(page);
      Violation.unless(
          again || response.taken().isEmpty(), "who acknowledged is not passed over", page);
      Violation.unless(
          again || response.contacts() == page.contact(), "contacts are called in order", page);
    }
  }

  /** Whoever was called for what is over is told so by the same line. */
  void ended(Begun state, List<Recorded> events) {
    if (!state.live()) {
      events.stream().filter(e -> e.event() instanceof Called).forEach(call -> ended(call, events));
    }
  }

  private static void ended(Recorded call, List<Recorded> events) {
    Called called = (Called) call.event();
    boolean told =
        events.stream().filter(e -> e.seq() > call.seq()).anyMatch(e -> isEnd(e, called));
    Violation.unless(told, "who was called hears of the end", call);
  }

  private static boolean isEnd(Recorded recorded, Called called) {
    return switch (recorded.event()) {
      case Told(String lines, String _) -> List.of(lines.split(", ")).contains(called.channel());
      case NotTold(String _, String _, Effect.StandDown(String _, int contact)) ->
          contact == called.contact();
      default -> false;
    };
  }
}
