package dev.pulih.service.web.page;

import dev.pulih.detect.Entities;
import dev.pulih.policy.Watched;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The series of a service, as the loop has them.
 *
 * @param watched the service
 * @param view what is looked at
 * @param traces the series
 */
record OwnSeries(Watched watched, View view, Traces traces) {

  /** Waits for a tick that is under way. */
  static OwnSeries of(Watched watched, View view) {
    Set<Entity> own =
        Stream.concat(configured(watched), pods(watched, view))
            .collect(Collectors.toUnmodifiableSet());
    Traces traces =
        view.rules()
            .traces()
            .apply(of -> own.contains(of.entity()) || isCall(of.entity(), watched.service()));
    return new OwnSeries(watched, view, traces);
  }

  private static Stream<Entity> configured(Watched watched) {
    Entities entities = Entities.of(watched);
    return Stream.of(EntityKind.SERVICE, EntityKind.GROUP, EntityKind.DATABASE)
        .flatMap(kind -> entities.of(kind).stream());
  }

  /** Whether it is a call of a service, or one to it. */
  private static boolean isCall(Entity entity, ServiceRef service) {
    return entity instanceof Entity.OfCall(ServiceRef caller, ServiceRef callee)
        && (caller.equals(service) || callee.equals(service));
  }

  private static Stream<Entity> pods(Watched watched, View view) {
    return running(watched, view).stream()
        .flatMap(inventory -> inventory.pods().stream())
        .map(pod -> new Entity.OfPod(pod.ref()));
  }

  private static Optional<ServiceInventory> running(Watched watched, View view) {
    return view.feed().latest().flatMap(seen -> seen.running(watched.service()));
  }

  private List<Series> all() {
    return traces.window().series().stream()
        .sorted(Comparator.comparing(Series::toString))
        .toList();
  }

  SeriesMenu menu() {
    return SeriesMenu.of(all(), running(watched, view), view.rules().windows());
  }

  /**
   * The one that is asked for; the errors of the last minute where none is.
   *
   * @throws Missing if there is none of this name
   */
  SeriesTrace trace(String asked) {
    Series usual =
        new Series(Signals.ERROR_RATE.over(Span.RECENT), new Entity.OfService(watched.service()));
    return SeriesTrace.of(asked.isEmpty() ? usual : named(asked), watched, traces, view.rules());
  }

  private Series named(String asked) {
    return all().stream()
        .filter(series -> series.toString().equals(asked))
        .findFirst()
        .orElseThrow(() -> Missing.series(asked + ", " + watched.service()));
  }
}
