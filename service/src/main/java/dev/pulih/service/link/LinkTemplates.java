package dev.pulih.service.link;

import dev.pulih.notify.Notification;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links that a message gets, each if its template is configured.
 *
 * @param dashboard Pulih's own page or another overview
 * @param grafana charts of the service around the incident
 * @param runbooks where runbooks are read, if the incident has one
 * @param postmortem where the draft is read, once there is one
 */
public record LinkTemplates(
    Optional<LinkTemplate> dashboard,
    Optional<LinkTemplate> grafana,
    Optional<LinkTemplate> runbooks,
    Optional<LinkTemplate> postmortem) {

  /** The name of the link to the dashboard. */
  public static final String DASHBOARD = "Dashboard";

  /** The name of the detail that holds a runbook's id. */
  public static final String RUNBOOK = "Runbook";

  /** The name of the detail that tells of a post-mortem draft. */
  static final String DRAFT = "Post-mortem draft";

  private static final String GRAFANA = "Grafana";
  private static final String OPENED = "Opened";

  /** What is charted on either side of the incident so far. */
  private static final Duration AROUND = Duration.ofMinutes(30);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}(?![^\\s,:;.])");

  /** No links. */
  public static LinkTemplates none() {
    return new LinkTemplates(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Map<String, String> of(Notification notification, Instant now) {
    Map<Placeholder, String> values = values(notification, now);
    Map<String, String> links = new LinkedHashMap<>();
    dashboard.ifPresent(template -> links.put(DASHBOARD, template.filled(values)));
    grafana.ifPresent(template -> links.put(GRAFANA, template.filled(values)));
    String runbook = values.getOrDefault(Placeholder.RUNBOOK, "");
    runbooks
        .filter(_ -> !runbook.isEmpty())
        .ifPresent(template -> links.put(RUNBOOK + " " + runbook, template.filled(values)));
    postmortem
        .filter(_ -> notification.details().containsKey(DRAFT))
        .ifPresent(template -> links.put(DRAFT, template.filled(values)));
    return links;
  }

  private static Map<Placeholder, String> values(Notification notification, Instant now) {
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.NAMESPACE, notification.about().service().namespace());
    values.put(Placeholder.SERVICE, notification.about().service().name());
    values.put(Placeholder.INCIDENT, notification.about().incident());
    values.put(Placeholder.FROM, millis(opened(notification).orElse(now).minus(AROUND)));
    values.put(Placeholder.TO, millis(now.plus(AROUND)));
    runbook(notification).ifPresent(id -> values.put(Placeholder.RUNBOOK, id));
    return values;
  }

  private static Optional<Instant> opened(Notification notification) {
    try {
      return Optional.ofNullable(notification.details().get(OPENED)).map(Instant::parse);
    } catch (DateTimeException noInstant) {
      return Optional.empty();
    }
  }

  /** The detail begins with the id; a title may follow. */
  private static Optional<String> runbook(Notification notification) {
    Matcher id = ID.matcher(notification.details().getOrDefault(RUNBOOK, "").strip());
    return id.lookingAt() ? Optional.of(id.group()) : Optional.empty();
  }

  private static String millis(Instant instant) {
    return Long.toString(instant.toEpochMilli());
  }
}
