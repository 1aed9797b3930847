package dev.pulih.detect;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What ticks found, for people to look up. */
@FunctionalInterface
public interface FindingArchive {

  /**
   * A finding as it was recorded.
   *
   * @param at the tick
   * @param service the service
   * @param rule the rule's name
   * @param signal what was measured
   * @param entity of what
   * @param measured the value; empty where it is not a number
   * @param bound the bound that it passed; the same
   * @param since since when
   * @param severity how bad; empty for an anomaly that pages nobody
   */
  record Logged(
      Instant at,
      ServiceRef service,
      String rule,
      String signal,
      String entity,
      Optional<Double> measured,
      Optional<Double> bound,
      Instant since,
      Optional<String> severity) {}

  /**
   * What a rule found, from when it began until it ended.
   *
   * @param rule the rule's name
   * @param since since when
   */
  record Spell(String rule, Instant since) {}

  /**
   * What was found of a service from one instant to another, both included, each spell once however
   * many ticks it stood for: the oldest, up to so many.
   */
  default List<Spell> spells(ServiceRef service, Instant from, Instant to, int most) {
    return between(List.of(service), from, to, Integer.MAX_VALUE).stream()
        .map(logged -> new Spell(logged.rule(), logged.since()))
        .distinct()
        .sorted(Comparator.comparing(Spell::since).thenComparing(Spell::rule))
        .limit(most)
        .toList();
  }

  /** Those of services from one instant to another, both included: the oldest, up to so many. */
  List<Logged> between(List<ServiceRef> services, Instant from, Instant to, int most);
}
