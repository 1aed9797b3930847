package dev.pulih.service.web.page;

import dev.pulih.detect.Detected;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import java.util.Optional;

/** How a service is, in one word; what needs people first comes first. */
public enum ServiceState {
  /** Stage 3. */
  WITH_PEOPLE("with-people", "state.with-people", "☎"),
  /** A threshold is passed, or an incident is open and no stage runs. */
  ANOMALOUS("anomalous", "state.anomalous", "▲"),
  /** A stage runs. */
  RECOVERING("recovering", "state.recovering", "↻"),
  /** Its incident is over, and traffic is still shifted. */
  BREAKER_OPEN("breaker-open", "state.breaker-open", "⏚"),
  /** Its incident is over, its traffic was put back, and how that goes is watched. */
  WATCHED("watched", "state.watched", "◉"),
  /** It recovered, and is not calm for long enough. */
  DEGRADED("degraded", "state.degraded", "◐"),
  /** What it is judged by is not known. That is never healthy. */
  UNKNOWN("unknown", "state.unknown", "?"),
  /** Nothing is wrong, and nothing would be done. */
  PAUSED("paused", "state.paused", "‖"),
  /** Nothing is wrong. */
  HEALTHY("healthy", "state.healthy", "✓");

  private final String code;
  private final String key;
  private final String glyph;

  ServiceState(String code, String key, String glyph) {
    this.code = code;
    this.key = key;
    this.glyph = glyph;
  }

  /** For style sheets and filters. */
  public String code() {
    return code;
  }

  /** The key of its name. */
  public String key() {
    return key;
  }

  /** A sign beside its name, for those who look quickly and do not see colours. */
  public String glyph() {
    return glyph;
  }

  /**
   * The state of a service.
   *
   * @param incident the one that concerns it, if there is one
   * @param rules what the latest tick says; empty if no tick has looked
   * @param errorsKnown whether its error rate is known
   * @param held whether people hold all actions on it
   */
  static ServiceState of(
      Optional<Begun> incident,
      Optional<Detected.OfService> rules,
      boolean errorsKnown,
      boolean held) {
    return incident.flatMap(ServiceState::of).orElseGet(() -> quiet(rules, errorsKnown, held));
  }

  private static ServiceState quiet(
      Optional<Detected.OfService> rules, boolean errorsKnown, boolean held) {
    if (rules.flatMap(Detected.OfService::severity).isPresent()) {
      return ANOMALOUS;
    }
    if (!errorsKnown || rules.flatMap(Detected.OfService::blindSince).isPresent()) {
      return UNKNOWN;
    }
    return held ? PAUSED : HEALTHY;
  }

  /** What an incident makes of it; empty where that is over. */
  private static Optional<ServiceState> of(Begun incident) {
    return switch (incident) {
      case IncidentState.WithPeople _ -> Optional.of(WITH_PEOPLE);
      case IncidentState.Open _, IncidentState.Provisional _ -> live(incident, ANOMALOUS);
      case IncidentState.AwaitingApproval _ -> Optional.of(ANOMALOUS);
      case IncidentState.Restarting _, IncidentState.RollingOut _ -> Optional.of(RECOVERING);
      case IncidentState.JudgingRestart _, IncidentState.AwaitingShift _ -> Optional.of(RECOVERING);
      case IncidentState.Shifting _, IncidentState.JudgingShift _ -> Optional.of(RECOVERING);
      case IncidentState.Undoing _ -> Optional.of(RECOVERING);
      case IncidentState.Degraded _ -> Optional.of(DEGRADED);
      case IncidentState.Resolved _, IncidentState.Closed _ -> breaker(incident);
    };
  }

  private static Optional<ServiceState> live(Begun incident, ServiceState state) {
    return incident.live() ? Optional.of(state) : Optional.empty();
  }

  private static Optional<ServiceState> breaker(Begun incident) {
    return switch (incident.facts().breaker()) {
      case Breaker.None _, Breaker.Released _ -> Optional.empty();
      case Breaker.Open _, Breaker.Releasing _ -> Optional.of(BREAKER_OPEN);
      case Breaker.Watched _ -> Optional.of(WATCHED);
    };
  }
}
