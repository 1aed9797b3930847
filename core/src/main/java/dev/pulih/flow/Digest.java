package dev.pulih.flow;

import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Card;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.Incident;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many quiet messages that wait for one desk, folded into one. What was folded is remembered until
 * it is settled; a crash before that repeats it.
 */
final class Digest {

  private final Map<EffectId, String> folded = new HashMap<>();
  private final Set<String> refusing = new HashSet<>();

  /** A desk takes no digest: its messages go one by one, each in its turn. */
  synchronized void refused(String desk) {
    refusing.add(desk);
  }

  synchronized boolean isRefused(String desk) {
    return refusing.contains(desk);
  }

  /** The reference of the digest that told of an effect, if one did. */
  synchronized Optional<String> reference(EffectId id) {
    return Optional.ofNullable(folded.remove(id));
  }

  /** A digest told of all of these; one of them is being settled. */
  synchronized void told(List<Queued> crowd, EffectId settled, String reference) {
    crowd.forEach(queued -> folded.put(queued.id(), reference));
    folded.remove(settled);
  }

  /** The quiet messages that wait for a line's desk, and not for a loud one before them. */
  static List<Queued> crowd(List<Queued> queued, Line line, String desk) {
    Set<String> loud = new HashSet<>();
    return queued.stream()
        .filter(q -> q.effect() instanceof Effect.Tell tell && isFor(tell, line))
        .filter(q -> isNext(q, loud))
        .filter(q -> line.desk(Incident.refOf(q.id().incident())).equals(desk))
        .toList();
  }

  /** Remembers an incident whose loud message comes first. */
  private static boolean isNext(Queued queued, Set<String> loud) {
    if (queued.effect() instanceof Effect.Tell tell && tell.loud()) {
      loud.add(queued.id().incident());
    }
    return !loud.contains(queued.id().incident());
  }

  private static boolean isFor(Effect.Tell tell, Line line) {
    return tell.by() == line.notifier().channel();
  }

  static long incidents(List<Queued> crowd) {
    return crowd.stream().map(q -> q.id().incident()).distinct().count();
  }

  /** One message for all of them, which says of each incident what it would have said. */
  static Notification write(List<Queued> crowd, About about) {
    Map<String, String> details = new LinkedHashMap<>();
    crowd.forEach(
        q -> details.merge(q.id().incident(), headline(q), (before, next) -> before + "; " + next));
    String headline = crowd.size() + " messages about " + details.size() + " incidents at once";
    return new Notification(
        Kind.UPDATE,
        new About("of " + details.size(), about.service(), about.severity()),
        headline,
        details,
        Optional.empty(),
        Optional.of(Card.folded(crowd.size(), details)));
  }

  private static String headline(Queued queued) {
    return ((Effect.Tell) queued.effect()).headline();
  }
}
