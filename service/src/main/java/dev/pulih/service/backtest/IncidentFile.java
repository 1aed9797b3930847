package dev.pulih.service.backtest;

import dev.pulih.backtest.KnownIncident;
import dev.pulih.signal.ServiceRef;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** When something was wrong, as a CSV file with the columns service, from and to. */
public final class IncidentFile {

  private static final List<String> COLUMNS = List.of("service", "from", "to");

  private final CsvRows rows;
  private final Collection<ServiceRef> services;

  private IncidentFile(CsvRows rows, Collection<ServiceRef> services) {
    this.rows = rows;
    this.services = services;
  }

  /**
   * Reads one.
   *
   * @param services those that are watched
   * @throws IllegalArgumentException saying which line is wrong and what to do
   */
  public static List<KnownIncident> read(Path file, Collection<ServiceRef> services) {
    try (CsvRows rows = new CsvRows(file, COLUMNS)) {
      return new IncidentFile(rows, services).all();
    }
  }

  private List<KnownIncident> all() {
    List<KnownIncident> all = new ArrayList<>();
    while (rows.next()) {
      all.add(incident());
    }
    return all;
  }

  private KnownIncident incident() {
    ServiceRef service = service(rows.cell(rows.column("service")));
    Instant from = time(rows.cell(rows.column("from")));
    Instant to = time(rows.cell(rows.column("to")));
    if (!from.isBefore(to)) {
      throw rows.wrong("it ends before it begins", "put the earlier time first");
    }
    return new KnownIncident(service, from, to);
  }

  private ServiceRef service(String name) {
    List<ServiceRef> named =
        services.stream().filter(s -> s.toString().equals(name) || s.name().equals(name)).toList();
    if (named.size() != 1) {
      throw rows.wrong(
          named.isEmpty() ? "no such service is watched" : "several services have this name",
          "name one of "
              + String.join(", ", services.stream().sorted().map(ServiceRef::toString).toList()));
    }
    return named.getFirst();
  }

  private Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException _) {
      throw rows.wrong("\"" + written + "\" is no time", "write it as 2026-11-01T00:00:00Z");
    }
  }
}
