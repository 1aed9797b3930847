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
 * @param own what is wrong with Pulih itself
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
    Own own,
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
   * @param latest the latest one that succeeded
   * @param done how many there were
   * @param skipped how many were skipped
   * @param failed how many ended with an exception
   * @param late whether the next one that succeeds is overdue
   */
  public record Ticks(
      Optional<Instant> latest, long done, long skipped, long failed, boolean late) {

    /** Why they cannot be relied on, where the next one is overdue. */
    String why() {
      return latest
          .map(at -> "No tick has succeeded since that of " + at + "; the log says why.")
          .orElse("No tick has succeeded yet; the log says why.");
    }
  }

  /**
   * What is wrong with Pulih itself.
   *
   * @param stalled why no tick will come by itself; empty if ticks come
   * @param troubles the latest of each kind, also those that are over
   * @param retention what became of the latest clean-up; empty for a standby
   */
  public record Own(Optional<String> stalled, List<Trouble> troubles, Optional<String> retention) {
    public Own {
      troubles = List.copyOf(troubles);
    }

    /** Nothing. */
    public static Own nothing() {
      return new Own(Optional.empty(), List.of(), Optional.empty());
    }
  }

  /**
   * Something that is wrong, or was.
   *
   * @param kind what kind of thing
   * @param since when it began
   * @param over when it ended, if it did
   * @param sentence what, and what follows from it
   */
  public record Trouble(String kind, Instant since, Optional<Instant> over, String sentence) {}
}
