package dev.pulih.service.preview;

import dev.pulih.detect.Finding;
import dev.pulih.notify.Card;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Situation;
import dev.pulih.recover.Transition;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Sample.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The life of an incident as Pulih's own rules decide it, told event by event. Seconds count from
 * its beginning.
 */
final class Story {

  private final Scenery scenery;
  private final Instant began;
  private Transition last;
  private OptionalLong healed = OptionalLong.empty();
  private OptionalLong back = OptionalLong.empty();
  private List<Finding> findings = List.of();
  private long second;

  private Story(Scenery scenery, Incident incident, IncidentEvent first) {
    this.scenery = scenery;
    this.began = incident.openedAt();
    this.last = RecoveryMachine.next(new IncidentState.Unopened(), first, began);
  }

  static Story opened(Incident incident, Scenery scenery, Situation situation) {
    return new Story(scenery, incident, new IncidentEvent.Opened(incident, situation));
  }

  /** It begins with something unusual that passes no threshold. */
  static Story deviating(Incident incident, Scenery scenery) {
    return new Story(
        scenery, incident, new IncidentEvent.DeviationSeen(incident, scenery.deviating()));
  }

  static Story storm(Incident incident, Scenery scenery) {
    return new Story(scenery, incident, new IncidentEvent.StormOpened(incident));
  }

  Story sees(long at, Function<Scenery, Situation> what) {
    Scenery then = new Scenery(scenery.service(), scenery.said(), began.plusSeconds(at));
    return happens(at, new IncidentEvent.Observed(what.apply(then)));
  }

  Story happens(long at, IncidentEvent event) {
    second = at;
    last = RecoveryMachine.next(last.state(), event, began.plusSeconds(at));
    return this;
  }

  /** Ten seconds after the last event. */
  Story next(IncidentEvent event) {
    return happens(second + 10, event);
  }

  /** From then on it fails no more. */
  Story healed(long at) {
    healed = OptionalLong.of(at);
    return this;
  }

  /** From then on it fails again. */
  Story illAgain(long at) {
    back = OptionalLong.of(at);
    return this;
  }

  /** This is to be seen, too. */
  Story finds(Finding finding) {
    findings = List.of(finding);
    return this;
  }

  Begun state() {
    return (Begun) last.state();
  }

  /** What is said of the last event. */
  Sample sample(String name) {
    return sample(name, state(), last.effects());
  }

  Sample sample(String name, Begun state, List<Effect> effects) {
    return new Sample(
        name,
        Optional.of(last.step()),
        effects.stream().flatMap(effect -> message(effect, state)).toList());
  }

  private Stream<Message> message(Effect effect, Begun state) {
    return switch (effect) {
      case Effect.Tell(String headline, boolean loud, Channel _) ->
          message(By.CHAT, loud ? Kind.PAGE : Kind.UPDATE, headline, state);
      case Effect.Page page -> message(By.PAGER, Kind.PAGE, page.headline(), state);
      case Effect.StandDown down -> message(By.PAGER, Kind.RESOLVE, down.headline(), state);
      case Effect.Acknowledge taken -> message(By.PAGER, Kind.ACKNOWLEDGE, taken.headline(), state);
      case Effect.Announce change -> message(By.PAGER, Kind.CHANGE, change.change(), state);
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> Stream.empty();
      case Effect.Undo _, Effect.Release _ -> Stream.empty();
      case Effect.AskOpinion _, Effect.Draft _ -> Stream.empty();
    };
  }

  private Stream<Message> message(By by, Kind kind, String headline, Begun state) {
    Facts facts = state.facts();
    About about = new About(state.id(), facts.incident().service(), facts.alarm().severity());
    Card card = Card.of(state, glance(facts), Runbooks.shipped());
    return Stream.of(
        new Message(
            by,
            new Notification(
                kind, about, headline, details(facts), Optional.empty(), Optional.of(card))));
  }

  private Map<String, String> details(Facts facts) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("Service", facts.incident().service().toString());
    facts.notes().cause().ifPresent(cause -> details.put("Evidence", cause));
    facts.notes().opinion().ifPresent(o -> details.put("Likely cause", o.verdict().rootCause()));
    return details;
  }

  private Glance glance(Facts facts) {
    return facts.incident().isStorm()
        ? Glance.none()
        : new Past(began, healed, back).glance(facts, findings, began.plusSeconds(second));
  }
}
