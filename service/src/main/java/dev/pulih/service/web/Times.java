package dev.pulih.service.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times that people write. */
final class Times {

  private Times() {}

  /** An end that is said as an instant, or as a length of time; one of them. */
  static Instant until(@Nullable String until, @Nullable String length, Instant from) {
    if (until != null && length == null) {
      return instant(until);
    }
    if (length != null && until == null) {
      return from.plus(length(length));
    }
    throw Refused.badRequest("It needs its end.", "Send \"for\": \"30m\", or \"until\".");
  }

  private static Duration length(String text) {
    return Lengths.parse(text)
        .orElseThrow(
            () ->
                Refused.badRequest(
                    "\"" + text + "\" is no length of time.", "Write it like 30m, 2h or 1h30m."));
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw Refused.badRequest(
          "\"" + text + "\" is no instant.", "Write it like 2026-11-23T04:00:00Z.");
    }
  }
}
