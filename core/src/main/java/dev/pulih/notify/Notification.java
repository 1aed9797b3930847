package dev.pulih.notify;

import dev.pulih.detect.Severity;
import dev.pulih.signal.ServiceRef;
import java.util.Map;
import java.util.Optional;

/**
 * A message to people about an incident. All of its text may hold untrusted parts (label values,
 * log lines); a channel quotes them as text.
 *
 * @param kind what the message is for
 * @param about the incident
 * @param headline one line
 * @param details facts by name, in the order to be shown
 * @param previous the channel's reference as it gave it last for this incident, if a message was
 *     delivered: a page may be a new message that later ones then follow
 */
public record Notification(
    Kind kind,
    About about,
    String headline,
    Map<String, String> details,
    Optional<String> previous) {

  /** What a message is for. */
  public enum Kind {
    /** Calls people: a PagerDuty trigger; in Slack the only message that mentions the channel. */
    PAGE,
    /** Keeps people informed: no sound. */
    UPDATE,
    /** Says that someone has taken it on: a PagerDuty acknowledge. */
    ACKNOWLEDGE,
    /** Says what Pulih changed: a PagerDuty change event. */
    CHANGE,
    /** Says that it is over: a PagerDuty resolve. */
    RESOLVE
  }

  /**
   * The incident that a message is about.
   *
   * @param incident its id; the deduplication key
   * @param service its service
   * @param severity its severity
   */
  public record About(String incident, ServiceRef service, Severity severity) {}
}
