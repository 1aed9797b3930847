package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The readings of one query by step and entity; an entity that appears twice is refused. */
final class Grid implements Samples {

  /** Where a point belongs, by its seconds since 1970. */
  @FunctionalInterface
  interface Place {
    int of(double seconds) throws DoubtfulAnswer;
  }

  /** Servers round what they are given; none by so much. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final SignalQuery query;
  private final Place place;
  private final List<Map<Entity, Reading>> columns;
  private final Set<Entity> seen = new HashSet<>();

  private Grid(SignalQuery query, Place place, int count) {
    this.query = query;
    this.place = place;
    this.columns =
        Stream.generate(() -> (Map<Entity, Reading>) new HashMap<Entity, Reading>())
            .limit(count)
            .toList();
  }

  /** For the answer of an instant query: all points belong to the instant that was asked for. */
  static Grid instant(SignalQuery query, Instant asked) {
    return new Grid(query, seconds -> only(seconds, asked), 1);
  }

  /** A server evaluates at the time that it is given: another one is an old answer, or not ours. */
  private static int only(double seconds, Instant asked) throws DoubtfulAnswer {
    double away = seconds - asked.toEpochMilli() / 1e3;
    if (Math.abs(away) > TOLERANCE.toSeconds()) {
      throw new DoubtfulAnswer(
          "has a sample of another time than was asked for (%.0f s %s): look for a cache between Pulih and the server, and at its clock."
              .formatted(Math.abs(away), away < 0 ? "earlier" : "later"));
    }
    return 0;
  }

  /** For the answer of a range query. */
  static Grid range(SignalQuery query, Steps steps) {
    return new Grid(query, steps::index, steps.count());
  }

  @Override
  public Points series(Map<String, String> labels) throws DoubtfulAnswer {
    Entity entity = query.entity(labels);
    if (!seen.add(entity)) {
      throw query.twice(entity, labels);
    }
    return (seconds, value) -> column(seconds).put(entity, Reading.of(value * query.scale()));
  }

  /** The readings of each step. */
  List<Map<Entity, Reading>> columns() {
    return columns;
  }

  private Map<Entity, Reading> column(double seconds) throws DoubtfulAnswer {
    int index = place.of(seconds);
    if (index < 0 || index >= columns.size()) {
      throw new DoubtfulAnswer(
          "has a point at a time that was not asked for ("
              + seconds
              + "): ask what serves this URL.");
    }
    return columns.get(index);
  }
}
