package dev.pulih.service.web.page;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Finding;
import dev.pulih.notify.Card;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Term;
import dev.pulih.notify.Wording;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Switches;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.IncidentStory;
import dev.pulih.service.web.IncidentStory.Event;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.View;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All about one incident.
 *
 * @param now when it was looked at
 * @param card what it is, as messages show it
 * @param story what happened to it
 * @param messages what people were told, and what could not be told, the newest first
 * @param pending what is waited for
 * @param offered what can be ordered now
 * @param watched whether its service is still watched
 */
public record IncidentSheet(
    Instant now,
    Card card,
    IncidentStory story,
    List<Message> messages,
    Pending pending,
    List<OrderKind.Offered> offered,
    boolean watched) {

  /**
   * What an incident waits for.
   *
   * @param until until when at most, where there is a deadline
   * @param call when people are called, whatever runs
   * @param action what a person is asked to allow, if somebody is
   * @param held why no action on its service is taken now, whoever allows it
   * @param release the routes that a release of its breaker puts back
   * @param underWay whether something was begun that would be judged
   */
  public record Pending(
      Optional<Instant> until,
      Optional<Instant> call,
      Optional<String> action,
      List<String> held,
      List<Restored> release,
      boolean underWay) {
    public Pending {
      held = List.copyOf(held);
      release = List.copyOf(release);
    }

    static Pending of(Begun incident, Look look) {
      return new Pending(
          Deadlines.of(incident),
          Deadlines.ofCall(incident),
          incident instanceof AwaitingApproval waiting
              ? Optional.of(waiting.intention().toString())
              : Optional.empty(),
          look.held(incident),
          Restored.by(incident.facts().breaker()),
          isUnderWay(incident));
    }

    /** What has helped already is not judged any more. */
    private static boolean isUnderWay(Begun incident) {
      return incident.inHand() && !(incident instanceof IncidentState.Degraded);
    }
  }

  /**
   * How it is looked at.
   *
   * @param now when
   * @param switches what people hold then
   */
  record Look(Instant now, Switches switches) {

    private List<String> held(Begun incident) {
      ServiceRef service = incident.facts().incident().service();
      return incident.live()
          ? switches.holds(service, now).stream().map(Hold::detail).toList()
          : List.of();
    }
  }

  public IncidentSheet {
    messages = List.copyOf(messages);
    offered = List.copyOf(offered);
  }

  static IncidentSheet of(
      Begun incident, IncidentStory story, List<Message> messages, View view, Look look) {
    Card card = Card.of(incident, glance(incident, view), view.runbooks());
    return new IncidentSheet(
        look.now(),
        card,
        story,
        messages,
        Pending.of(incident, look),
        OrderKind.Offered.by(incident, card.invitations()),
        watched(incident, view));
  }

  private static boolean watched(Begun incident, View view) {
    ServiceRef service = incident.facts().incident().service();
    return view.watched().stream().anyMatch(it -> it.service().equals(service));
  }

  private static Glance glance(Begun incident, View view) {
    ServiceRef service = incident.facts().incident().service();
    return view.feed()
        .latest()
        .map(seen -> Glance.of(incident.facts(), seen.window(), findings(service, seen)))
        .orElseGet(Glance::none);
  }

  private static List<Finding> findings(ServiceRef service, Panorama seen) {
    return seen.of(service).map(Detected.OfService::findings).orElse(List.of());
  }

  /** What can be ordered by somebody who may go so far. */
  public List<OrderKind.Offered> offeredTo(Frame frame) {
    return offered.stream().filter(it -> frame.may(it.order().least())).toList();
  }

  /** The least role that may order any of it; empty if nothing can be ordered. */
  public Optional<Role> least() {
    return offered.stream().map(it -> it.order().least()).min(Comparator.naturalOrder());
  }

  /** The facts, but for how to print a draft that the page has itself. */
  public List<Card.Line> lines() {
    return card.lines().stream()
        .filter(line -> story.postmortem().isEmpty() || !isDraft(line.name()))
        .toList();
  }

  private static boolean isDraft(Wording name) {
    return name.equals(Wording.phrase(Term.DRAFT));
  }

  /** What was seen, decided and done, the newest first; that only a clock moved is left out. */
  public List<Event> timeline() {
    return story.events().reversed().stream()
        .filter(event -> !StepWords.messages().contains(event.event()))
        .filter(event -> !isWaiting(event))
        .toList();
  }

  private static boolean isWaiting(Event event) {
    return event.step().equals(Step.WAITING.name());
  }
}
