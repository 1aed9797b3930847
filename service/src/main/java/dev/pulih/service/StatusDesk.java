package dev.pulih.service;

import dev.pulih.analyse.AuditLog.Unavailable;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.TickReport;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.meter.TickMeters;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.web.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How this Pulih is, for those who ask. */
final class StatusDesk {

  private static final String CONFIGURED = "configured";
  private static final String NO_HEARTBEAT =
      "not configured: nobody outside notices when Pulih falls silent";
  private static final String NO_ORDERS = "not configured: buttons and commands do not come in";

  private final PulihConfiguration configuration;
  private final Seen seen;
  private final LifeSigns life;

  /**
   * Whom it asks.
   *
   * @param leadership whether it acts
   * @param engine what ticks, and when
   * @param meters what was counted
   * @param claude the model, if there is one
   * @param ways how orders come in from Slack
   */
  record Seen(
      Leadership leadership,
      Engine engine,
      TickMeters meters,
      Optional<Claude> claude,
      WaysIn ways) {

    Watch watch() {
      return engine.watch();
    }
  }

  StatusDesk(PulihConfiguration configuration, Seen seen, LifeSigns life) {
    this.configuration = configuration;
    this.seen = seen;
    this.life = life;
  }

  Status status() {
    return new Status(
        Version.text(),
        life.startedAt(),
        lead(),
        ticks(),
        services(),
        seen.watch().blind(),
        own(),
        talkingTo(),
        seen.claude().map(StatusDesk::budget));
  }

  private static String budget(Claude claude) {
    try {
      return claude.budget();
    } catch (Unavailable away) {
      return "not known: " + away.getMessage();
    }
  }

  private Status.Own own() {
    return new Status.Own(
        life.stalled(seen.engine().ticker().died(), due(seen.watch().beaten())),
        troubles(),
        retention());
  }

  /** A standby removes nothing. */
  private Optional<String> retention() {
    return lead().leads()
        ? seen.engine().workers().caretaker().latest().or(() -> Optional.of("no clean-up yet"))
        : Optional.empty();
  }

  private List<Status.Trouble> troubles() {
    return seen.watch().troubles().stream()
        .map(t -> new Status.Trouble(t.kind().text(), t.since(), t.over(), t.sentence()))
        .toList();
  }

  /** Until it has taken up the incidents it does not know them. */
  Status.Lead lead() {
    Status.Lead lead = Office.said(seen.leadership().standing());
    return lead.leads() && seen.watch().begun().isEmpty()
        ? new Status.Lead(false, "taking over")
        : lead;
  }

  private Status.Ticks ticks() {
    Optional<Instant> latest = seen.watch().latest().map(TickReport::at);
    TickMeters meters = seen.meters();
    return new Status.Ticks(
        latest,
        meters.count(),
        meters.countSkipped(),
        meters.countFailed(),
        life.overdue(due(latest)));
  }

  /** A standby does not tick. */
  private Optional<Instant> due(Optional<Instant> latest) {
    return latest.or(() -> seen.watch().begun());
  }

  private Map<String, String> services() {
    Map<String, String> services = new LinkedHashMap<>();
    configuration
        .watched()
        .forEach(
            watched -> services.put(watched.service().toString(), mode(watched.mode().name())));
    return services;
  }

  private static String mode(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same as at the start, and how orders come in from Slack now. */
  private Map<String, String> talkingTo() {
    Map<String, String> said = neighbours(configuration);
    if (configuration.neighbours().slack().isPresent()) {
      said.put("Slack orders", seen.ways().text().orElse(NO_ORDERS));
    }
    return said;
  }

  /** Whom it talks to, by name, and what is missing without them. */
  static Map<String, String> neighbours(PulihConfiguration configuration) {
    Neighbours all = configuration.neighbours();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("Prometheus", configuration.measuring().prometheus().url().toString());
    said.put("Kubernetes", known(all.cluster(), "nothing is touched, and pods are not known"));
    said.put("PagerDuty", known(all.pagerDuty(), "nobody is paged by it"));
    said.put("Slack", known(all.slack(), "nobody is told by it"));
    all.people().webhook().ifPresent(_ -> said.put("Webhook", CONFIGURED));
    all.people().email().ifPresent(_ -> said.put("E-mail", CONFIGURED));
    boolean monitored = configuration.home().oversight().heartbeat().isPresent();
    said.put("Heartbeat", monitored ? CONFIGURED : NO_HEARTBEAT);
    configuration
        .home()
        .oversight()
        .tracing()
        .ifPresent(settings -> said.put("Traces", settings.otlp().toString()));
    said.put("Claude", known(all.claude(), "a template gives the opinions"));
    return said;
  }

  private static String known(Optional<?> settings, String missing) {
    return settings.isPresent() ? CONFIGURED : "not configured: " + missing;
  }

  /** What is said at the start. */
  List<String> lines() {
    return neighbours(configuration).entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue())
        .toList();
  }
}
