package dev.pulih.backtest;

import dev.pulih.backtest.Episode.About;
import dev.pulih.detect.Severity;
import dev.pulih.signal.ServiceRef;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * How often a rule found something of a service.
 *
 * @param of which rule, of which service
 * @param episodes how many lie where
 */
public record RuleCount(Of of, Map<Whereabouts, Integer> episodes)
    implements Comparable<RuleCount> {

  private static final Comparator<RuleCount> ORDER =
      Comparator.comparing((RuleCount count) -> count.of().service())
          .thenComparing(count -> count.of().rule());

  /**
   * A rule of a service.
   *
   * @param service the service
   * @param rule the rule's name
   * @param severity of its findings; empty for anomalies, which page nobody
   */
  public record Of(ServiceRef service, String rule, Optional<Severity> severity) {
    static Of of(About about) {
      return new Of(about.service(), about.rule(), about.severity());
    }
  }

  public RuleCount {
    episodes = Map.copyOf(episodes);
  }

  /** All of them. */
  public int total() {
    return episodes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Those that lie there. */
  public int at(Whereabouts where) {
    return episodes.getOrDefault(where, 0);
  }

  @Override
  public int compareTo(RuleCount other) {
    return ORDER.compare(this, other);
  }
}
