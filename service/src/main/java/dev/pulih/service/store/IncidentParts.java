package dev.pulih.service.store;

import dev.pulih.analyse.Opinion;
import dev.pulih.policy.Hold;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentEvent.ShiftAnswered;
import dev.pulih.recover.IncidentEvent.UndoAnswered;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.report.Retold;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told of an incident in its file, from its events told again. */
final class IncidentParts {

  private final List<Retold> events;
  private final Set<EffectId> waiting;

  /** An effect, and the place at which it was decided. */
  private record Decided(Retold by, int index) {
    Effect effect() {
      return by.effects().get(index);
    }

    EffectId id() {
      return new EffectId(by.recorded().incident(), by.recorded().seq(), index);
    }
  }

  IncidentParts(List<Retold> events, Set<EffectId> waiting) {
    this.events = List.copyOf(events);
    this.waiting = Set.copyOf(waiting);
  }

  /** Every event, whole, with what it led to. */
  Stream<JsonNode> events() {
    return events.stream()
        .map(Retold::recorded)
        .map(r -> said(r).set("event", EventJson.tree(r.event(), IncidentEvent.class)));
  }

  /** Every step but those in which only a clock moved, with what then held the next action. */
  Stream<JsonNode> decisions() {
    return events.stream()
        .filter(e -> e.recorded().step().step() != Step.WAITING)
        .map(e -> said(e.recorded()).set("held", held(e)));
  }

  private static JsonNode held(Retold event) {
    return event.after() instanceof Begun state
        ? state.facts().notes().held().map(IncidentParts::hold).orElseGet(EventJson::none)
        : EventJson.none();
  }

  private static JsonNode hold(Hold hold) {
    return EventJson.tree(hold, Hold.class);
  }

  private static ObjectNode said(Recorded recorded) {
    return EventJson.object()
        .put("seq", recorded.seq())
        .put("at", recorded.at().toString())
        .put("step", recorded.step().step().name())
        .put("why", recorded.step().why());
  }

  /** What was to be changed in the cluster, from what to what, and what it answered. */
  Stream<JsonNode> changes() {
    return decided(Effect::changesCluster)
        .map(
            d ->
                decision(d)
                    .set("change", EventJson.tree(d.effect(), Effect.class))
                    .asObject()
                    .set(
                        "answer",
                        answer(d).map(IncidentParts::answered).orElseGet(EventJson::none)));
  }

  private static JsonNode answered(Recorded answer) {
    return said(answer).set("event", EventJson.tree(answer.event(), IncidentEvent.class));
  }

  /** What people were to be told. Of what does not wait any more, the deliveries say the fate. */
  Stream<JsonNode> messages() {
    return decided(IncidentParts::isMessage)
        .map(d -> decision(d).set("message", EventJson.tree(d.effect(), Effect.class)));
  }

  /** What channels said. */
  Stream<JsonNode> deliveries() {
    return events.stream()
        .map(Retold::recorded)
        .filter(r -> isDelivery(r.event()))
        .map(
            r ->
                EventJson.object()
                    .put("seq", r.seq())
                    .put("at", r.at().toString())
                    .set("event", EventJson.tree(r.event(), IncidentEvent.class)));
  }

  private Stream<Decided> decided(Predicate<Effect> which) {
    return events.stream()
        .flatMap(e -> IntStream.range(0, e.effects().size()).mapToObj(i -> new Decided(e, i)))
        .filter(d -> which.test(d.effect()));
  }

  private ObjectNode decision(Decided decided) {
    return EventJson.object()
        .put("seq", decided.id().seq())
        .put("index", decided.index())
        .put("at", decided.by().recorded().at().toString())
        .put("waiting", waiting.contains(decided.id()));
  }

  private Optional<Recorded> answer(Decided decided) {
    return events.stream()
        .map(Retold::recorded)
        .filter(r -> r.seq() > decided.id().seq() && answers(r.event(), decided.effect()))
        .findFirst();
  }

  private static boolean answers(IncidentEvent event, Effect change) {
    return switch (change) {
      case Effect.Restart restart ->
          event instanceof RestartAnswered answer && answer.order().equals(restart.order());
      case Effect.Shift shift ->
          event instanceof ShiftAnswered answer && answer.decidedAt().equals(shift.decidedAt());
      case Effect.Undo undo ->
          event instanceof UndoAnswered answer && answer.decidedAt().equals(undo.decidedAt());
      case Effect.Release _ -> event instanceof ReleaseAnswered;
      case Effect.CaptureEvidence _, Effect.Page _, Effect.StandDown _ -> false;
      case Effect.Acknowledge _, Effect.Announce _, Effect.Tell _ -> false;
      case Effect.AskOpinion _, Effect.Draft _ -> false;
    };
  }

  private static boolean isMessage(Effect effect) {
    return switch (effect) {
      case Effect.Page _, Effect.StandDown _, Effect.Acknowledge _ -> true;
      case Effect.Announce _, Effect.Tell _ -> true;
      case Effect.Restart _, Effect.Shift _, Effect.Undo _, Effect.Release _ -> false;
      case Effect.CaptureEvidence _, Effect.AskOpinion _, Effect.Draft _ -> false;
    };
  }

  private static boolean isDelivery(IncidentEvent event) {
    return event instanceof IncidentEvent.Told
        || event instanceof IncidentEvent.Called
        || event instanceof IncidentEvent.NotTold
        || event instanceof IncidentEvent.Withheld;
  }

  static JsonNode attempt(Attempt attempt) {
    return EventJson.tree(attempt, Attempt.class);
  }

  static JsonNode breaker(Breaker breaker) {
    return EventJson.tree(breaker, Breaker.class);
  }

  static JsonNode opinion(Opinion opinion) {
    return EventJson.tree(opinion, Opinion.class);
  }
}
