package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
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
    int of(double seconds);
  }

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
  static Grid instant(SignalQuery query) {
    return new Grid(query, _ -> 0, 1);
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
