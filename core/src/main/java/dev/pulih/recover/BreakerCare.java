package dev.pulih.recover;

import dev.pulih.recover.Breaker.Open;
import dev.pulih.recover.Breaker.Releasing;
import dev.pulih.recover.Breaker.Watched;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.time.Instant;

/** Keeps an open breaker in people's minds, whatever has become of its incident. */
final class BreakerCare {

  private BreakerCare() {}

  static Transition next(Begun state, ErrorsSeen seen, Instant now) {
    return switch (state.facts().breaker()) {
      case Breaker.None _, Breaker.Released _ -> Transition.ignored(state, "no breaker is open");
      case Open open -> open(state, open, open.told(now), now);
      case Releasing(Open open, String by) ->
          open(state, open, new Releasing(open.told(now), by), now);
      case Watched watched -> ReleaseWatch.next(state, watched, seen, now);
    };
  }

  private static Transition open(Begun state, Open open, Breaker told, Instant now) {
    Duration after = state.facts().incident().policy().shift().care().remindAfter();
    return now.isBefore(open.told().plus(after))
        ? Transition.ignored(state, "people know that the breaker is open")
        : remind(state.with(state.facts().with(told)), open, now);
  }

  private static Transition remind(Begun state, Open open, Instant now) {
    String why = BreakerTexts.reminder(state.facts(), open, now);
    return Transition.to(state, Step.REMINDED, why, Escalations.tell(state.facts(), why));
  }
}
