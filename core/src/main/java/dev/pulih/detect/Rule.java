package dev.pulih.detect;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A statement about a service that must not be true for long. */
public sealed interface Rule permits Threshold, ClientErrors, NoReadyEndpoint {

  /** Its name, unique among the rules. */
  String name();

  /** How long it must be true until it is a finding. */
  Duration hold();

  /** How urgent its finding is; empty for an anomaly that pages nobody. */
  Optional<Severity> severity();

  /** Whether it is true now, for each of the service's entities that it is about. */
  List<Check> check(Scene scene);

  /**
   * A rule's answer for one entity at one tick.
   *
   * @param measured what was compared; the value is NaN where unknown
   * @param truth whether the rule is true
   */
  record Check(Measured measured, Truth truth) {}
}
