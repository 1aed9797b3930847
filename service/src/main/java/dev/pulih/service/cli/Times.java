package dev.pulih.service.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times for people: UTC to the second, as in Pulih's log. */
final class Times {

  private Times() {}

  static String seconds(String instant) {
    try {
      return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException _) {
      return instant;
    }
  }
}
