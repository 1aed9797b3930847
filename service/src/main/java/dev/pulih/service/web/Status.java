package dev.pulih.service.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a running Pulih is.
 *
 * @param version its version
 * @param startedAt when it was started
 * @param ticks its ticks
 * @param services the mode of each watched service
 * @param blind services of which nothing is known
 * @param neighbours whom it talks to, by name
 */
public record Status(
    String version,
    Instant startedAt,
    Ticks ticks,
    Map<String, String> services,
    List<String> blind,
    Map<String, String> neighbours) {

  public Status {
    services = Map.copyOf(services);
    blind = List.copyOf(blind);
    neighbours = Map.copyOf(neighbours);
  }

  /**
   * Its ticks.
   *
   * @param latest the latest one
   * @param done how many there were
   * @param skipped how many were skipped
   * @param late whether the next one is overdue
   */
  public record Ticks(Optional<Instant> latest, long done, long skipped, boolean late) {}
}
