package dev.pulih.service.meter;

import dev.pulih.recover.Effect;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What became of effects, by their kind. */
public final class EffectMeters {

  /** What becomes of an effect that is tried. */
  public enum Outcome {
    /** It is done, or given up for good. */
    SETTLED,
    /** It has to be tried again. */
    RETRIED,
    /** It ended with an exception, and is tried again. */
    FAILED
  }

  private final Map<Class<?>, Map<Outcome, Counter>> counters = new HashMap<>();
  private final Counter retried;

  /** Nothing has been tried. */
  public EffectMeters(Instruments make) {
    this.retried = make.counter("pulih.effects.retried", "Effects that have to be tried again");
    for (Class<?> kind : Effect.class.getPermittedSubclasses()) {
      Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(outcome, counter(make, kind, outcome));
      }
      counters.put(kind, outcomes);
    }
  }

  private static Counter counter(Instruments make, Class<?> kind, Outcome outcome) {
    return make.counter(
        "pulih.effects",
        "Tries of effects: what Pulih does outside, from a restart to a message",
        "kind",
        kind.getSimpleName(),
        "outcome",
        Instruments.label(outcome));
  }

  /** An effect was tried. */
  public void tried(Effect effect, Outcome outcome) {
    Objects.requireNonNull(Objects.requireNonNull(counters.get(effect.getClass())).get(outcome))
        .increment();
    if (outcome != Outcome.SETTLED) {
      retried.increment();
    }
  }
}
