package dev.pulih.service.escalation;

import dev.pulih.notify.Notification;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was decided and what vendors accepted, whatever Pulih knows of it. */
final class Witness {

  /**
   * A message that a vendor accepted.
   *
   * @param line by which it came
   * @param of the effects that it is for: one, or those that are folded into it
   * @param message the message
   * @param at when
   */
  record Accepted(String line, List<Queued> of, Notification message, Instant at) {}

  private final InstantSource time;
  private final List<Queued> decided = new ArrayList<>();
  private final Set<EffectId> settled = new HashSet<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private Optional<Queued> running = Optional.empty();

  Witness(InstantSource time) {
    this.time = time;
  }

  /** This was committed. */
  void committed(Append append) {
    List<Effect> effects = append.outcome().transition().effects();
    for (int i = 0; i < effects.size(); i++) {
      EffectId id = new EffectId(append.incident(), append.seq(), i);
      decided.add(new Queued(id, effects.get(i), append.at()));
    }
    append.outcome().settles().ifPresent(settled::add);
  }

  /** This is tried now. */
  void trying(Queued queued) {
    running = Optional.of(queued);
  }

  /** A vendor accepted this. */
  void accepted(String line, Notification message) {
    accepted.add(new Accepted(line, of(message), message, time.instant()));
  }

  /** A message of many incidents names each of them with what it would have said of it. */
  private List<Queued> of(Notification message) {
    Queued one = running.orElseThrow();
    Map<String, String> unread = new HashMap<>(message.details());
    return message.about().incident().equals(one.id().incident())
        ? List.of(one)
        : decided.stream()
            .filter(q -> !settled.contains(q.id()))
            .filter(q -> q.effect() instanceof Effect.Tell tell && says(unread, q, tell))
            .toList();
  }

  /** Two messages that say the same are told by their order: what is said once is the first. */
  private static boolean says(Map<String, String> unread, Queued queued, Effect.Tell tell) {
    String said = "; " + unread.getOrDefault(queued.id().incident(), "") + "; ";
    String headline = "; " + tell.headline() + "; ";
    int at = said.indexOf(headline);
    if (tell.loud() || at < 0) {
      return false;
    }
    String rest = said.substring(0, at) + said.substring(at + headline.length() - 2);
    unread.put(queued.id().incident(), rest.substring(2, Math.max(2, rest.length() - 2)));
    return true;
  }

  /** All effects in the order in which they were decided. */
  List<Queued> decided() {
    return decided;
  }

  /** All that was accepted, in order. */
  List<Accepted> accepted() {
    return accepted;
  }
}
