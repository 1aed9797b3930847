package dev.pulih.service.web.page;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something lasts, in words. */
final class Lasting {

  private Lasting() {}

  /** Such as {@code 1 h 30 min}; {@code 0 s} for nothing. */
  static String text(Duration time, Words words) {
    return time.isZero()
        ? words.say("time.seconds", 0)
        : Stream.of(
                part(words, "time.days", time.toDaysPart()),
                part(words, "time.hours", time.toHoursPart()),
                part(words, "time.minutes", time.toMinutesPart()),
                part(words, "time.seconds", time.toSecondsPart()),
                part(words, "time.millis", time.toMillisPart()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
  }

  private static String part(Words words, String key, long count) {
    return count == 0 ? "" : words.say(key, count);
  }
}
