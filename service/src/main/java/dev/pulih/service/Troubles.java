package dev.pulih.service;

import dev.pulih.service.Trouble.Kind;
import dev.pulih.service.news.News;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with Pulih itself: the latest of each kind is remembered, all are counted, and
 * people are told. Something that comes and goes is told once in a quarter of an hour; whoever
 * writes here has written it to the log.
 */
final class Troubles {

  private static final Duration QUIET = Duration.ofMinutes(15);

  private final News news;
  private final Meters meters;
  private final Map<Kind, Trouble> latest = new EnumMap<>(Kind.class);
  private final Map<Kind, Instant> told = new EnumMap<>(Kind.class);

  Troubles(News news, Meters meters) {
    this.news = news;
    this.meters = meters;
    meters.count(this);
  }

  /** Something began, or goes on in another way. */
  synchronized void begin(Kind kind, Instant at, String sentence) {
    meters.troubled(kind);
    latest.merge(
        kind,
        new Trouble(kind, at, Optional.empty(), sentence),
        (before, now) ->
            before.on() ? new Trouble(kind, before.since(), now.over(), sentence) : now);
    if (!at.isBefore(told.getOrDefault(kind, Instant.MIN).plus(quiet(kind)))) {
      told.put(kind, at);
      news.tell(sentence);
    }
  }

  private Duration quiet(Kind kind) {
    return told.containsKey(kind) ? QUIET : Duration.ZERO;
  }

  /** Something that is over as soon as it is known. */
  synchronized void happened(Kind kind, Instant at, String sentence) {
    begin(kind, at, sentence);
    over(kind, at);
  }

  /** Something ended, if it was on. */
  synchronized void over(Kind kind, Instant at) {
    latest.computeIfPresent(kind, (_, trouble) -> trouble.on() ? trouble.ended(at) : trouble);
  }

  synchronized boolean on(Kind kind) {
    return Optional.ofNullable(latest.get(kind)).map(Trouble::on).orElse(false);
  }

  /** The latest of each kind. */
  synchronized List<Trouble> all() {
    return List.copyOf(latest.values());
  }
}
