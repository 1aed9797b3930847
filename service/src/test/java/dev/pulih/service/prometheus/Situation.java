package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Signal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What happens to a service, an exporter or a mesh, and what every expression has to answer then.
 *
 * @param title what it is called
 * @param facts what the samples say
 * @param concerns which expressions need a claim about it
 * @param samples writes the samples
 * @param claims the answers
 */
record Situation(
    String title,
    String facts,
    Predicate<Asked> concerns,
    Consumer<Facts> samples,
    List<Claim> claims) {

  private static final List<Situation> ALL =
      Stream.of(
              RequestSituations.all(),
              PodSituations.all(),
              LatencySituations.all(),
              ExporterSituations.all(),
              MeshSituations.all(),
              CallSituations.all())
          .flatMap(List::stream)
          .toList();

  /** An expression of a preset. */
  record Asked(String preset, Signal signal, String expression) {

    boolean aboutRequests() {
      return signal.kind() == EntityKind.SERVICE || signal.kind() == EntityKind.POD;
    }

    boolean fromBuckets() {
      return expression.contains("_bucket");
    }

    boolean fromSums() {
      return expression.contains("_sum");
    }

    boolean about(EntityKind kind) {
      return signal.kind() == kind;
    }
  }

  /** A situation and its claims. */
  static Situation of(
      String title,
      String facts,
      Predicate<Asked> concerns,
      Consumer<Facts> samples,
      UnaryOperator<Claims> claims) {
    return new Situation(title, facts, concerns, samples, claims.apply(new Claims()).all());
  }

  /** All of them. */
  static List<Situation> all() {
    return ALL;
  }

  /** The same service under a name under which only its clients speak of it. */
  static String unheard(String service) {
    return service + "-unheard";
  }
}
