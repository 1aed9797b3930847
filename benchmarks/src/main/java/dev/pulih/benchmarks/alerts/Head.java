package dev.pulih.benchmarks.alerts;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the columns of a day are about. */
final class Head {

  private final List<String> columns;
  private final ServiceRef entry;

  /** Of the columns' names. */
  Head(List<String> columns, CallGraph calls) {
    this.columns = columns;
    this.entry = entry(services(columns), calls);
  }

  /** The columns that Pulih looks at. */
  List<KitSeries> series() {
    return IntStream.range(0, columns.size())
        .mapToObj(this::series)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<KitSeries> series(int place) {
    String written = columns.get(place);
    return ColumnName.of(written)
        .flatMap(
            name ->
                KitColumn.of(name)
                    .map(column -> new KitSeries(place, column, written, name.service(entry))));
  }

  private static Set<ServiceRef> services(List<String> columns) {
    return columns.stream()
        .flatMap(column -> ColumnName.of(column).stream())
        .map(name -> ColumnName.service(name.subject()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Where users enter: the service that nobody calls and on whose behalf most are called, of equals
   * the first by name. Where none is known, what users see is a service of its own.
   */
  private static ServiceRef entry(Set<ServiceRef> services, CallGraph calls) {
    return services.stream()
        .filter(service -> calls.callers(service).isEmpty())
        .filter(service -> !calls.callees(service).isEmpty())
        .max(Comparator.comparingInt(service -> calls.downstream(service).size()))
        .orElse(ColumnName.service("SLI"));
  }
}
