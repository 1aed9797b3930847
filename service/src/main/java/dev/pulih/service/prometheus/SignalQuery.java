package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A rendered expression and how its answer is read. Two signals that need the same share one.
 *
 * @param expression the PromQL
 * @param kind what its samples are about
 * @param labels the labels that name the entity, as many as the kind needs
 * @param scale what a value is multiplied by to be in the signal's unit
 * @param every the least time between two evaluations; zero for each tick
 */
record SignalQuery(
    String expression, EntityKind kind, List<String> labels, double scale, Duration every) {

  SignalQuery {
    labels = List.copyOf(labels);
    if (labels.size() != arity(kind)) {
      throw new IllegalArgumentException(
          "a %s is named by %d labels; got %s.".formatted(kind, arity(kind), labels));
    }
    if (!Double.isFinite(scale) || scale == 0) {
      throw new IllegalArgumentException("the scale must be a number but 0; got " + scale + ".");
    }
  }

  boolean rare() {
    return every.isPositive();
  }

  Entity entity(Map<String, String> series) throws DoubtfulAnswer {
    return switch (kind) {
      case SERVICE -> new Entity.OfService(new ServiceRef(name(series, 0), name(series, 1)));
      case POD -> new Entity.OfPod(new PodRef(name(series, 0), name(series, 1)));
      case GROUP -> new Entity.OfGroup(name(series, 0));
      case DATABASE -> new Entity.OfDatabase(name(series, 0));
      case CALL ->
          new Entity.OfCall(
              new ServiceRef(name(series, 0), name(series, 1)),
              new ServiceRef(name(series, 2), name(series, 3)));
    };
  }

  DoubtfulAnswer twice(Entity entity, Map<String, String> series) {
    TreeSet<String> others = new TreeSet<>(series.keySet());
    labels.forEach(others::remove);
    if (others.isEmpty()) {
      return new DoubtfulAnswer(
          "has two samples for %s with the same labels: ask what serves this URL."
              .formatted(entity));
    }
    return new DoubtfulAnswer(
        "has two samples for %s, which differ in %s: aggregate them, as by sum by (%s)."
            .formatted(entity, others, String.join(", ", labels)));
  }

  private String name(Map<String, String> series, int index) throws DoubtfulAnswer {
    String label = labels.get(index);
    String value = series.get(label);
    if (value == null || value.isBlank()) {
      throw new DoubtfulAnswer(
          "has a sample without the label %s, which names its %s (it has %s): keep that label in the expression, or say which labels name it."
              .formatted(label, kind, new TreeSet<>(series.keySet())));
    }
    return value;
  }

  private static int arity(EntityKind kind) {
    return switch (kind) {
      case SERVICE, POD -> 2;
      case GROUP, DATABASE -> 1;
      case CALL -> 4;
    };
  }
}
