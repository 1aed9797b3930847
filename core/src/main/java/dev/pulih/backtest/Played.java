package dev.pulih.backtest;

import dev.pulih.backtest.Deed.What;
import java.util.List;
import java.util.Map;

/**
 * What a backtest found, and what would have been done.
 *
 * @param coverage how much of the range had readings
 * @param services the ticks of each service
 * @param findings what the rules found
 * @param incidents what would have become of it
 * @param sightings how the known incidents were seen
 */
public record Played(
    Coverage coverage,
    List<ServiceCount> services,
    Findings findings,
    Rehearsed incidents,
    List<Sighting> sightings) {

  public Played {
    services = List.copyOf(services);
    sightings = List.copyOf(sightings);
  }

  /**
   * What the rules found.
   *
   * @param counts all, by service and rule
   * @param episodes the first so many of them, by time
   * @param strips what was read around some of these
   */
  public record Findings(List<RuleCount> counts, List<Episode> episodes, List<Strip> strips) {
    public Findings {
      counts = List.copyOf(counts);
      episodes = List.copyOf(episodes);
      strips = List.copyOf(strips);
    }

    /** Whether not all are listed. */
    public boolean cut() {
      return counts.stream().mapToInt(RuleCount::total).sum() > episodes.size();
    }
  }

  /**
   * The incidents.
   *
   * @param counts how many lie where
   * @param deeds in how many of them what was done
   * @param all the first so many of them, by the time of their end
   */
  public record Rehearsed(
      Map<Whereabouts, Integer> counts, Map<What, Integer> deeds, List<RehearsedIncident> all) {
    public Rehearsed {
      counts = Map.copyOf(counts);
      deeds = Map.copyOf(deeds);
      all = List.copyOf(all);
    }

    /** How many there are. */
    public int total() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether not all are listed. */
    public boolean cut() {
      return total() > all.size();
    }
  }
}
