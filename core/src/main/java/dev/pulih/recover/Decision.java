package dev.pulih.recover;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a change was decided by. It is written on what is changed, so that whoever finds the change
 * can ask the records about it.
 *
 * @param incident the incident
 * @param at the stamp of the event that decided it
 */
public record Decision(String incident, Instant at) {

  /** As it is written on an object: the instant, a space, the incident. */
  public String text() {
    return at + " " + incident;
  }

  /** What is written on an object; empty if Pulih did not write it. */
  public static Optional<Decision> parse(String text) {
    int space = text.indexOf(' ');
    try {
      return space < 0
          ? Optional.empty()
          : Optional.of(
              new Decision(text.substring(space + 1), Instant.parse(text.substring(0, space))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
