package dev.pulih.service.web;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a running Pulih is.
 *
 * @param version its version
 * @param startedAt when it was started
 * @param lead whether it acts
 * @param ticks its ticks
 * @param services the mode of each watched service
 * @param blind services of which nothing is known
 * @param neighbours whom it talks to, by name
 * @param claudeBudget what is spent of this month's budget; empty without Claude
 */
public record Status(
    String version,
    Instant startedAt,
    Lead lead,
    Ticks ticks,
    Map<String, String> services,
    List<String> blind,
    Map<String, String> neighbours,
    Optional<String> claudeBudget) {

  public Status {
    services = inOrder(services);
    blind = List.copyOf(blind);
    neighbours = inOrder(neighbours);
  }

  private static Map<String, String> inOrder(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Whether it acts, of those that share its records.
   *
   * @param leads whether it does
   * @param said the same in words, with who does
   */
  public record Lead(boolean leads, String said) {}

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
