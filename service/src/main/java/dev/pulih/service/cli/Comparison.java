package dev.pulih.service.cli;

import dev.pulih.policy.Watched;
import dev.pulih.service.config.Measuring;
import dev.pulih.service.config.yaml.Durations;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two configurations that are compared on the same readings, or not at all.
 *
 * @param first one of them
 * @param other what it is compared with
 */
record Comparison(BacktestPlan first, BacktestPlan other) {

  /** As many differences of a file are told; a hundred tell no more than these. */
  private static final int TOLD = 5;

  /**
   * Refuses configurations that do not read the same.
   *
   * @param asked the signals that a server is asked for; none if files have the readings
   * @throws Failed saying what differs, where, and what may
   */
  void require(List<Signal> asked) {
    String facts = only(first, other, asked) + only(other, first, asked);
    String differences = facts.isEmpty() ? queries(asked) : facts;
    if (!differences.isEmpty()) {
      throw new Failed(
          "%s and %s do not read the same.%s Make that equal in both; thresholds, rules, objectives, stages and guards may differ."
              .formatted(first.file(), other.file(), differences));
    }
  }

  private static String only(BacktestPlan one, BacktestPlan other, List<Signal> asked) {
    Set<String> facts = facts(one, asked);
    facts.removeAll(facts(other, asked));
    return facts.isEmpty() ? "" : " Only %s has %s.".formatted(one.file(), listed(facts));
  }

  /** Queries name the services, and differ wherever those do; so they are told alone. */
  private String queries(List<Signal> asked) {
    Set<String> differing =
        asked.stream()
            .filter(signal -> !first.reads(List.of(signal)).equals(other.reads(List.of(signal))))
            .map(Signal::toString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return differing.isEmpty() ? "" : " They ask otherwise for %s.".formatted(listed(differing));
  }

  private static String listed(Set<String> facts) {
    String told = facts.stream().limit(TOLD).collect(Collectors.joining(", "));
    return facts.size() > TOLD ? told + " and " + (facts.size() - TOLD) + " more" : told;
  }

  /** What is read beside the queries. */
  private static Set<String> facts(BacktestPlan plan, List<Signal> asked) {
    Stream<String> services = plan.setup().services().stream().flatMap(Comparison::owned);
    Stream<String> server = asked.isEmpty() ? Stream.empty() : server(plan);
    return Stream.of(services, pace(plan), server)
        .flatMap(facts -> facts)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> owned(Watched watched) {
    String of = " of " + watched.service();
    return Stream.of(
            Stream.of("the service " + watched.service()),
            watched.owned().groups().stream().sorted().map(name -> "the group " + name + of),
            watched.owned().databases().stream().sorted().map(name -> "the database " + name + of))
        .flatMap(facts -> facts);
  }

  private static Stream<String> pace(BacktestPlan plan) {
    Stream<String> windows =
        Arrays.stream(Span.values())
            .map(
                span -> "the window " + span + " " + Durations.text(plan.setup().spans().of(span)));
    return Stream.concat(Stream.of("the interval " + Durations.text(plan.step())), windows);
  }

  private static Stream<String> server(BacktestPlan plan) {
    Measuring measuring = plan.configuration().measuring();
    return Stream.of(
        "the prometheus.url " + measuring.prometheus().url(),
        "the offset " + Durations.text(measuring.pace().offset()));
  }
}
