package dev.pulih.detect;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Unknown;
import dev.pulih.signal.Reading.Value;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Clients see errors of a service that says nothing itself: it is out of reach, not healthy.
 *
 * @param name the rule's name
 * @param above the share of failed requests at the clients, 0 to 1
 * @param hold for how long
 * @param severity of the finding
 */
public record ClientErrors(String name, double above, Duration hold, Optional<Severity> severity)
    implements Rule {

  public ClientErrors {
    Require.that(
        above >= 0 && above < 1, "The clients' error ratio must be 0 to under 1; got %s.", above);
    Require.notNegative("The hold of " + name, hold);
  }

  @Override
  public List<Check> check(Scene scene) {
    Reading clients = scene.readings().of(Signals.CLIENT_ERROR_RATE, scene.service());
    Reading server = scene.readings().of(Signals.ERROR_RATE, scene.service());
    Truth truth = clients.test(ratio -> ratio > above).and(silent(server));
    return List.of(new Check(measured(scene, clients), truth));
  }

  /** A source that did not answer says nothing about the service. */
  private static Truth silent(Reading server) {
    return switch (server) {
      case Value _ -> Truth.FALSE;
      case Unknown(Why why) -> why == Why.SOURCE_FAILED ? Truth.UNKNOWN : Truth.TRUE;
    };
  }

  private Measured measured(Scene scene, Reading clients) {
    double value = clients.known().orElse(Double.NaN);
    return new Measured(Signals.CLIENT_ERROR_RATE, scene.service(), value, above);
  }
}
