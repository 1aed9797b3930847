package dev.pulih.service.kubernetes;

import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Request;
import dev.pulih.service.cluster.Rights;
import dev.pulih.signal.PodRef;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the events of some objects, one line each, newest last. */
final class EventReader {

  private static final int NEWEST = 50;

  private final Cluster cluster;
  private final List<Line> lines = new ArrayList<>();

  EventReader(Cluster cluster) {
    this.cluster = cluster;
  }

  private record Line(Instant at, String text) {}

  /** Adds one object's events and returns how many there are. */
  int add(String kind, PodRef object) {
    List<Event> events = list(kind, object);
    events.stream().map(EventReader::line).forEach(lines::add);
    return events.size();
  }

  List<String> lines() {
    return lines.stream()
        .sorted(Comparator.comparing(Line::at))
        .skip(Math.max(0, lines.size() - NEWEST))
        .map(Line::text)
        .toList();
  }

  private List<Event> list(String kind, PodRef object) {
    Map<String, String> about =
        Map.of("involvedObject.kind", kind, "involvedObject.name", object.name());
    return cluster.ask(
        new Request(Rights.LIST_EVENTS, object.namespace(), ""),
        api ->
            api.v1().events().inNamespace(object.namespace()).withFields(about).list().getItems());
  }

  private static Line line(Event event) {
    Instant at = at(event).orElse(Instant.EPOCH);
    return new Line(
        at,
        "%s %s %s %s/%s: %s%s"
            .formatted(
                at,
                event.getType(),
                event.getReason(),
                event.getInvolvedObject().getKind(),
                event.getInvolvedObject().getName(),
                event.getMessage(),
                times(event)));
  }

  private static Optional<Instant> at(Event event) {
    return Times.parse(event.getLastTimestamp())
        .or(
            () ->
                Optional.ofNullable(event.getEventTime())
                    .map(MicroTime::getTime)
                    .flatMap(Times::parse))
        .or(() -> Times.parse(event.getMetadata().getCreationTimestamp()));
  }

  private static String times(Event event) {
    return event.getCount() == null || event.getCount() < 2
        ? ""
        : " (x%d)".formatted(event.getCount());
  }
}
