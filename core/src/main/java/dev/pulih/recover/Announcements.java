package dev.pulih.recover;

import dev.pulih.recover.Effect.Announce;
import dev.pulih.recover.IncidentEvent.Beginning;
import dev.pulih.recover.IncidentEvent.Happening;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.Remark;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Pulih changed in the cluster is announced to those who are called. */
final class Announcements {

  private Announcements() {}

  static Transition added(Transition next, IncidentEvent event, Instant now) {
    boolean made = next.matters() && answer(event).filter(Announcements::isAccepted).isPresent();
    return made && next.state() instanceof Begun begun
        ? next.and(List.of(new Announce(text(begun, next.why()), now)))
        : next;
  }

  private static String text(Begun state, String why) {
    return "Pulih, " + state.facts().incident().service().name() + ": " + why;
  }

  private static boolean isAccepted(Answer.Final answer) {
    return answer instanceof Answer.Accepted;
  }

  private static Optional<Answer.Final> answer(IncidentEvent event) {
    return switch (event) {
      case RestartAnswered(var _, Answer.Final answer) -> Optional.of(answer);
      case ShiftAnswered(var _, Answer.Final answer) -> Optional.of(answer);
      case UndoAnswered(var _, Answer.Final answer) -> Optional.of(answer);
      case ReleaseAnswered(Answer.Final answer) -> Optional.of(answer);
      case Beginning _, Happening _, Remark _ -> Optional.empty();
    };
  }
}
