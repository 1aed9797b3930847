package dev.pulih.service;

import dev.pulih.service.web.Lengths;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When something is to begin, as people write it: how long from now, or an instant. */
final class Beginning {

  private Beginning() {}

  /** The instant; empty if the text is none. */
  static Optional<Instant> of(String text, Instant now) {
    String written = text.strip();
    return Lengths.parse(written)
        .map(later -> now.plus(later).truncatedTo(ChronoUnit.SECONDS))
        .or(() -> instant(written));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What is wrong with a text that is none. */
  static String none(String text) {
    return "\"%s\" is no beginning; write how long from now, like 2h, or when, like 2026-11-29T02:00+08:00."
        .formatted(text.strip());
  }
}
