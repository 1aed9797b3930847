package dev.pulih.service.web.page;

import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.IncidentEvent.Withheld;
import dev.pulih.report.Retold;
import dev.pulih.service.web.DeadLetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What people were told about an incident. That a channel took a message is recorded without its
 * text, which the machine decides again when the events are told again: a channel takes its
 * messages in the order in which they were decided.
 */
final class Deliveries {

  private final List<Effect> waiting = new ArrayList<>();
  private final Map<Long, List<Effect>> decided = new HashMap<>();
  private final Map<Integer, Set<String>> called = new HashMap<>();

  private Deliveries() {}

  /** All of them, the newest first. */
  static List<Message> of(List<Recorded> events, UnaryOperator<String> masking) {
    Deliveries told = new Deliveries();
    return Retold.of(events).stream()
        .flatMap(step -> told.next(step).stream())
        .map(message -> masked(message, masking))
        .toList()
        .reversed();
  }

  private static Message masked(Message it, UnaryOperator<String> masking) {
    return new Message(it.seq(), it.at(), it.key(), it.why(), it.text().map(masking));
  }

  private Optional<Message> next(Retold step) {
    Recorded recorded = step.recorded();
    Optional<Message> message = message(recorded);
    decided.put(recorded.seq(), step.effects());
    waiting.addAll(step.effects());
    return message;
  }

  private Optional<Message> message(Recorded recorded) {
    return switch (recorded.event()) {
      case Told(String lines, String _) ->
          Optional.of(message(recorded, "message.told", taken(lines)));
      case Called call -> Optional.of(message(recorded, "message.called", taken(call)));
      case NotTold(String _, String _, Effect gone) ->
          Optional.of(message(recorded, "message.not-told", gone(gone)));
      case Withheld(Effect gone, String _) ->
          Optional.of(message(recorded, "message.withheld", gone(gone)));
      case ResendAsked _ ->
          Optional.of(message(recorded, "message.resend-asked", Optional.empty()));
      case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
          Optional.empty();
    };
  }

  private static Message message(Recorded recorded, String key, Optional<Effect> effect) {
    return new Message(
        recorded.seq(),
        recorded.at(),
        key,
        recorded.step().why(),
        effect.map(DeadLetter::headline));
  }

  /** A call names the event that decided it. */
  private Optional<Effect> taken(Called call) {
    called.computeIfAbsent(call.contact(), _ -> new HashSet<>()).add(call.channel());
    return decided.getOrDefault(call.page(), List.of()).stream()
        .filter(effect -> effect instanceof Effect.Page page && page.contact() == call.contact())
        .findFirst();
  }

  private Optional<Effect> taken(String lines) {
    List<String> by = List.of(lines.split(", ", -1));
    return first(effect -> isFor(by, effect));
  }

  /** What follows a call goes by the lines of that call; a message to many says so at its end. */
  private boolean isFor(List<String> by, Effect effect) {
    return switch (effect) {
      case Effect.Tell(String _, boolean _, Channel channel) ->
          by.getFirst().equals(channel.name());
      case Effect.Announce _ -> by.equals(List.of(Channel.PAGERDUTY.name()));
      case Effect.StandDown(String _, int contact) -> lines(contact).containsAll(by);
      case Effect.Acknowledge(String _, int contact) -> lines(contact).containsAll(by);
      case Effect.Page _, Effect.AskOpinion _, Effect.Draft _ -> false;
      case Effect.CaptureEvidence _, Effect.Restart _, Effect.Shift _ -> false;
      case Effect.Undo _, Effect.Release _ -> false;
    };
  }

  private Set<String> lines(int contact) {
    return called.getOrDefault(contact, Set.of());
  }

  private Optional<Effect> gone(Effect message) {
    waiting.remove(message);
    return Optional.of(message);
  }

  private Optional<Effect> first(Predicate<Effect> which) {
    Optional<Effect> found = waiting.stream().filter(which).findFirst();
    found.ifPresent(waiting::remove);
    return found;
  }
}
