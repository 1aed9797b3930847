package dev.pulih.notify;

import dev.pulih.detect.Severity;
import dev.pulih.signal.ServiceRef;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param card the incident as it stands, for a channel that shows it in its own words
 */
public record Notification(
    Kind kind,
    About about,
    String headline,
    Map<String, String> details,
    Optional<String> previous,
    Optional<Card> card) {

  /** A message without a card. */
  public Notification(
      Kind kind,
      About about,
      String headline,
      Map<String, String> details,
      Optional<String> previous) {
    this(kind, about, headline, details, previous, Optional.empty());
  }

  /** What a message is for. */
  public enum Kind {
    /** Calls people: a PagerDuty trigger; in Slack the only message that mentions the channel. */
    PAGE,
    /** Keeps people informed: no sound. */
    UPDATE,
    /** Says that it is over: a PagerDuty resolve. */
    RESOLVE,
    /** Says that somebody has taken it: a PagerDuty acknowledge, elsewhere an update. */
    ACKNOWLEDGE,
    /** Says what Pulih changed itself: a PagerDuty change event, elsewhere an update. */
    CHANGE
  }

  /**
   * The incident that a message is about.
   *
   * @param incident its id; the deduplication key
   * @param service its service
   * @param severity its severity
   * @param links where to look, from name to web address, in the order to be shown; unlike text
   *     they come from the configuration, so a channel may make them clickable
   */
  public record About(
      String incident, ServiceRef service, Severity severity, Map<String, String> links) {

    public About {
      links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    /** Without links. */
    public About(String incident, ServiceRef service, Severity severity) {
      this(incident, service, severity, Map.of());
    }

    /** The same with these links. */
    public About with(Map<String, String> others) {
      return new About(incident, service, severity, others);
    }
  }
}
