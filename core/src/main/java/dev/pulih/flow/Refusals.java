package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Answer.Refused;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.Remark;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import java.util.Optional;

/** What events say about a change of the cluster that was not made. */
final class Refusals {

  private Refusals() {}

  /** Why it was not made, where an event says so. */
  static Optional<Hold> in(IncidentEvent event) {
    return answer(event).filter(a -> a instanceof Refused).map(a -> ((Refused) a).hold());
  }

  private static Optional<Answer> answer(IncidentEvent event) {
    return switch (event) {
      case RestartAnswered(var _, Answer answer) -> Optional.of(answer);
      case ShiftAnswered(var _, Answer answer) -> Optional.of(answer);
      case UndoAnswered(var _, Answer answer) -> Optional.of(answer);
      case ReleaseAnswered(Answer answer) -> Optional.of(answer);
      case Beginning _, Happening _, Remark _ -> Optional.empty();
    };
  }
}
