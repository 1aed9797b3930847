package dev.pulih.benchmarks.alerts;

import dev.pulih.signal.ServiceRef;
import java.util.Optional;

/**
 * The name of a column: what it is about, and what of that it measures.
 *
 * @param place what kind of thing that is
 * @param subject the service; of a call the one that is called; of the entry nothing
 * @param metric what is measured
 */
record ColumnName(Place place, String subject, String metric) {

  /** The kit knows one cluster, without namespaces. */
  private static final String NAMESPACE = "kit";

  private static final String ENTRY = "SLI";
  private static final String CALL = "edge:";

  /** What a column is about. */
  enum Place {
    /** The system as its users see it. */
    ENTRY("SLI|"),
    SERVICE("SERVICE|"),
    CALL("edge:CALLER>SERVICE|");

    private final String prefix;

    Place(String prefix) {
      this.prefix = prefix;
    }

    /** How such a column is written. */
    String column(String metric) {
      return prefix + metric;
    }
  }

  /** The parts of a column's name; empty where it is of no known form. */
  static Optional<ColumnName> of(String column) {
    int bar = column.indexOf('|');
    return bar <= 0 ? Optional.empty() : of(column.substring(0, bar), column.substring(bar + 1));
  }

  private static Optional<ColumnName> of(String subject, String metric) {
    if (subject.equals(ENTRY)) {
      return Optional.of(new ColumnName(Place.ENTRY, ENTRY, metric));
    }
    if (!subject.startsWith(CALL)) {
      return Optional.of(new ColumnName(Place.SERVICE, subject, metric));
    }
    String callee = subject.substring(subject.indexOf('>') + 1);
    return callee.equals(subject) || callee.isBlank()
        ? Optional.empty()
        : Optional.of(new ColumnName(Place.CALL, callee, metric));
  }

  /** The service of a name. */
  static ServiceRef service(String name) {
    return new ServiceRef(NAMESPACE, name);
  }

  /** The service that the column tells about, which for the entry is another one. */
  ServiceRef service(ServiceRef entry) {
    return place == Place.ENTRY ? entry : service(subject);
  }
}
