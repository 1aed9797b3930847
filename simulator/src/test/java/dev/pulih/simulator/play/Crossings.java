package dev.pulih.simulator.play;

import static dev.pulih.signal.Signals.DB_CONNECTIONS;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.KAFKA_LAG;
import static dev.pulih.signal.Signals.P99_LATENCY;

import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When the raw readings of a service first pass the numbers of the threshold rules. The numbers are
 * written down here once more and compared here: what a rule fails to say is known all the same.
 */
final class Crossings {

  private final Watched watched;
  private final List<Line> lines;
  private final Map<String, Long> first = new TreeMap<>();

  /** A rule that waits for nothing, and what all of its signals must exceed. */
  private record Line(String rule, double bound, List<Signal> signals) {

    private static Line of(String rule, double bound, Signal... signals) {
      return new Line(rule, bound, List.of(signals));
    }

    /** What is unknown is not more than anything. */
    private boolean passed(Readings raw, Entity entity) {
      return signals.stream().allMatch(signal -> raw.value(signal, entity) > bound);
    }
  }

  Crossings(Watched watched) {
    this.watched = watched;
    this.lines = lines(watched.slo());
  }

  private static List<Line> lines(Slo slo) {
    return List.of(
        Line.of("error_rate_p2", 0.02, ERROR_RATE),
        Line.of("error_rate_p1", 0.05, ERROR_RATE),
        Line.of("p99_p2", 1.5 * slo.p99Seconds(), P99_LATENCY),
        Line.of("p99_anomaly", 2 * slo.p99Seconds(), P99_LATENCY),
        Line.of("p99_p1", 3 * slo.p99Seconds(), P99_LATENCY),
        Line.of("kafka_lag_p2", 5_000, KAFKA_LAG),
        Line.of("kafka_lag_p1", 50_000, KAFKA_LAG),
        Line.of("db_connections_p2", 0.80, DB_CONNECTIONS),
        Line.of("db_connections_p1", 0.95, DB_CONNECTIONS),
        burn("burn_rate_p2", 6 * slo.errorRatio(), Span.TICKET_LONG, Span.TICKET_SHORT),
        burn("burn_rate_p1", 14.4 * slo.errorRatio(), Span.PAGE_LONG, Span.PAGE_SHORT));
  }

  private static Line burn(String rule, double bound, Span longer, Span shorter) {
    return Line.of(rule, bound, ERROR_RATE.over(longer), ERROR_RATE.over(shorter));
  }

  /** Compares the readings of a tick. */
  void look(Readings raw, long tick) {
    for (Line line : lines) {
      if (entities(line.signals().getFirst().kind()).anyMatch(one -> line.passed(raw, one))) {
        first.putIfAbsent(line.rule(), tick);
      }
    }
  }

  /** The tick in which each number was first passed, by the rule that has it. */
  Map<String, Long> first() {
    return first;
  }

  private Stream<Entity> entities(EntityKind kind) {
    return switch (kind) {
      case SERVICE -> Stream.of(new Entity.OfService(watched.service()));
      case GROUP -> watched.owned().groups().stream().map(Entity.OfGroup::new);
      case DATABASE -> watched.owned().databases().stream().map(Entity.OfDatabase::new);
      case POD, CALL -> Stream.empty();
    };
  }
}
