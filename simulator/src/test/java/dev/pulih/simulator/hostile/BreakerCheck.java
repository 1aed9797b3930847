package dev.pulih.simulator.hostile;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.IncidentEvent.BreakerSeen;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open breaker is never forgotten, and every release that was carried out gets its verdict. */
final class BreakerCheck {
  /** So that an hour holds several reminders. */
  static final Duration REMIND_AFTER = Duration.ofMinutes(10);

  /** A clock that is set back by twelve minutes, and some ticks. */
  private static final int SLACK = 52;

  private static final int REMINDED = 40 + SLACK;

  /** Five minutes, and one in which nothing is known. */
  private static final int JUDGED = 24 + SLACK;

  private final Map<String, Begun> states;
  private final Map<String, Integer> untold = new HashMap<>();
  private final Map<String, Integer> unjudged = new HashMap<>();

  BreakerCheck(Map<String, Begun> states) {
    this.states = states;
  }

  /** Before the incident's state is the one after the event. */
  void recorded(Append append, @Nullable Begun before) {
    switch (append.event()) {
      case BreakerSeen _ when tells(append, "./pulih release " + append.incident()) ->
          untold.put(append.incident(), 0);
      case BreakerSeen _
          when tells(append, "how the release ") || tells(append, "the release of ") ->
          unjudged.remove(append.incident());
      case ReleaseAnswered(Answer.Accepted _)
          when before != null && before.facts().breaker() instanceof Breaker.Releasing ->
          unjudged.put(append.incident(), 0);
      default -> {}
    }
  }

  private static boolean tells(Append append, String part) {
    return append.outcome().transition().effects().stream()
        .anyMatch(
            e -> e instanceof Effect.Tell tell && !tell.loud() && tell.headline().contains(part));
  }

  void ticked() {
    untold.keySet().removeIf(id -> !isOpen(id));
    states.keySet().stream().filter(this::isOpen).forEach(this::stillOpen);
    unjudged.replaceAll((_, ticks) -> ticks + 1);
    unjudged.forEach(
        (id, ticks) ->
            Violation.unless(ticks <= JUDGED, "a release that was carried out is judged", id));
  }

  private boolean isOpen(String incident) {
    Begun state = states.get(incident);
    return state != null && state.facts().breaker().isOpen();
  }

  private void stillOpen(String incident) {
    int ticks = untold.merge(incident, 1, Integer::sum);
    Violation.unless(ticks <= REMINDED, "an open breaker is never forgotten", incident);
  }

  void ends() {
    Violation.unless(
        unjudged.isEmpty(), "a release that was carried out is judged", unjudged.keySet());
  }
}
