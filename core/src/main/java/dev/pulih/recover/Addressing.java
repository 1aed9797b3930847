package dev.pulih.recover;

import dev.pulih.policy.Channel;
import dev.pulih.policy.Routing.Route;
import dev.pulih.recover.Effect.Announce;
import dev.pulih.recover.Effect.AskOpinion;
import dev.pulih.recover.Effect.Page;
import dev.pulih.recover.Effect.Tell;
import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;
import java.util.stream.Stream;

/** Addresses the messages of a transition, by the incident's routing at that time. */
final class Addressing {

  private Addressing() {}

  /** What is sent again goes where it should have gone. */
  static Transition of(Transition next, IncidentEvent event, Instant now) {
    return next.state() instanceof Begun begun && !(event instanceof IncidentEvent.ResendAsked)
        ? next.with(next.effects().stream().flatMap(e -> addressed(e, route(begun, now))).toList())
        : next;
  }

  private static Route route(Begun state, Instant now) {
    Facts facts = state.facts();
    return facts
        .incident()
        .policy()
        .routing()
        .route(facts.incident().service(), facts.alarm().isP1(), now);
  }

  private static Stream<Effect> addressed(Effect effect, Route route) {
    return switch (effect) {
      case Tell(String headline, boolean loud, Channel _) ->
          route.tell().stream().map(channel -> new Tell(headline, loud, channel));
      case Page(String headline, int contact, var _) ->
          Stream.of(new Page(headline, contact, route.page()));
      case Announce announce ->
          route.page().contains(Channel.PAGERDUTY) ? Stream.of(announce) : Stream.empty();
      case Effect.Acknowledge _, Effect.StandDown _, AskOpinion _, Effect.Draft _ ->
          Stream.of(effect);
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> Stream.of(effect);
      case Effect.Undo _, Effect.Release _ -> Stream.of(effect);
    };
  }
}
