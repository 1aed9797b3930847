package dev.pulih.detect;

import dev.pulih.detect.Finding.Measured;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A limit on one measurement, or on the same over several windows at once.
 *
 * @param name the rule's name
 * @param signals what is compared; all of them must have passed the limit, the first is reported
 * @param limit the limit
 * @param hold for how long
 * @param severity of the finding; empty for an anomaly that pages nobody
 */
public record Threshold(
    String name, List<Signal> signals, Limit limit, Duration hold, Optional<Severity> severity)
    implements Rule {

  public Threshold {
    signals = List.copyOf(signals);
    Require.that(!name.isBlank(), "A threshold needs a name; got \"%s\".", name);
    Require.that(
        signals.stream().map(Signal::kind).distinct().count() == 1,
        "A threshold compares signals of one kind of entity; got %s.",
        signals);
    Require.notNegative("The hold of " + name, hold);
  }

  /** The same with another number for single services. */
  Threshold except(Map<ServiceRef, Double> numbers) {
    return new Threshold(name, signals, limit.except(numbers), hold, severity);
  }

  @Override
  public List<Check> check(Scene scene) {
    return scene.entities(kind()).stream().map(entity -> check(scene, entity)).toList();
  }

  private EntityKind kind() {
    return signals.getFirst().kind();
  }

  private Check check(Scene scene, Entity entity) {
    Reading first = scene.readings().of(signals.getFirst(), entity);
    Truth truth =
        signals.stream()
            .skip(1)
            .map(signal -> passed(scene, scene.readings().of(signal, entity)))
            .reduce(passed(scene, first), Truth::and);
    return new Check(measured(scene, entity, first), truth);
  }

  private Truth passed(Scene scene, Reading reading) {
    return reading.test(value -> limit.passed(value, scene.watched()));
  }

  private Measured measured(Scene scene, Entity entity, Reading reading) {
    double value = reading.known().orElse(Double.NaN);
    return new Measured(signals.getFirst(), entity, value, limit.bound(scene.watched()));
  }
}
