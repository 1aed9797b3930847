package dev.pulih.service.web;

import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message that no channel took; it is kept until someone sends it again.
 *
 * @param incident the incident that it is about
 * @param at when it was refused
 * @param message what it is, such as {@code Page}
 * @param headline what it says
 * @param why what the channels said
 */
public record DeadLetter(String incident, Instant at, String message, String headline, String why) {

  /** Those of an incident; only an incident that has some is looked up in the log. */
  static Stream<DeadLetter> of(Begun state, EventLog log) {
    List<Effect> refused = state.facts().alarm().response().refused();
    return refused.isEmpty()
        ? Stream.empty()
        : latest(refused, log.events(state.id())).values().stream()
            .map(e -> of(e, (NotTold) e.event()));
  }

  /** One that was sent again and refused again is one message. */
  private static Map<Effect, Recorded> latest(List<Effect> refused, List<Recorded> events) {
    Map<Effect, Recorded> latest = new LinkedHashMap<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof NotTold told && refused.contains(told.message())) {
        latest.put(told.message(), recorded);
      }
    }
    return latest;
  }

  private static DeadLetter of(Recorded recorded, NotTold told) {
    return new DeadLetter(
        recorded.incident(),
        recorded.at(),
        told.message().getClass().getSimpleName(),
        headline(told.message()),
        told.why());
  }

  /** What a message says; empty of an effect that is none. */
  public static String headline(Effect message) {
    return switch (message) {
      case Effect.Page page -> page.headline();
      case Effect.Tell tell -> tell.headline();
      case Effect.StandDown over -> over.headline();
      case Effect.Acknowledge taken -> taken.headline();
      case Effect.Announce change -> change.change();
      case Effect.AskOpinion _, Effect.Draft _, Effect.CaptureEvidence _ -> "";
      case Effect.Restart _, Effect.Shift _, Effect.Undo _, Effect.Release _ -> "";
    };
  }
}
