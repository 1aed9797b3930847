package dev.pulih.report;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.report.Agreement.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How some incidents went, in the figures of incident management. A figure counts only the
 * incidents of which it is known, and says how many those are: none is no data, and not zero.
 *
 * @param resolutions how many ended in which way
 * @param times means
 * @param shares shares
 */
public record TrackRecord(Map<Resolution, Long> resolutions, Times times, Shares shares) {

  public TrackRecord {
    Map<Resolution, Long> inOrder = new EnumMap<>(Resolution.class);
    inOrder.putAll(resolutions);
    resolutions = Collections.unmodifiableMap(inOrder);
  }

  /**
   * An incident.
   *
   * @param state how it stands
   * @param since from when on what opened it was true; empty where that is not known
   */
  public record Case(Begun state, Optional<Instant> since) {

    private Resolution resolution() {
      return Resolution.of(state);
    }

    /** Whether a threshold was, at any time. */
    private boolean passed() {
      return !(state instanceof Provisional);
    }

    private Instant openedAt() {
      return state.facts().incident().openedAt();
    }

    /** What Pulih can know of it: not the fault's beginning, but that of its first true tick. */
    private Optional<Duration> detection() {
      return resolution().isDetection() && passed()
          ? since.map(at -> Duration.between(at, openedAt()))
          : Optional.empty();
    }

    private Optional<Duration> recovery() {
      return resolution().isRecovery()
          ? Resolution.endedAt(state).map(at -> Duration.between(openedAt(), at))
          : Optional.empty();
    }
  }

  /**
   * A mean of durations.
   *
   * @param of the mean; empty where none is known
   * @param known how many are known
   */
  public record Mean(Optional<Duration> of, long known) {
    private static Mean of(List<Duration> durations) {
      return durations.isEmpty()
          ? new Mean(Optional.empty(), 0)
          : new Mean(
              Optional.of(
                  durations.stream()
                      .reduce(Duration.ZERO, Duration::plus)
                      .dividedBy(durations.size())),
              durations.size());
    }
  }

  /**
   * How long it takes.
   *
   * @param detection MTTD: from the tick at which what opened an incident became true
   * @param recovery MTTR: from the opening of an incident that was no false alarm to its end
   */
  public record Times(Mean detection, Mean recovery) {}

  /**
   * How often.
   *
   * @param automatic recovered by an action, of those that were something and are over
   * @param falseAlarms called false, of those that passed a threshold and are over
   * @param agreement in which model and rules say the same, of those about which a model spoke
   */
  public record Shares(Share automatic, Share falseAlarms, Share agreement) {}

  /** The record of some incidents. */
  public static TrackRecord of(List<Case> cases) {
    Map<Resolution, Long> resolutions = resolutions(cases);
    return new TrackRecord(
        resolutions,
        new Times(mean(cases, Case::detection), mean(cases, Case::recovery)),
        new Shares(
            share(resolutions, Resolution.AUTOMATIC, Resolution::isRecovery),
            share(
                resolutions(cases.stream().filter(Case::passed).toList()),
                Resolution.FALSE_ALARM,
                it -> it.isRecovery() || it == Resolution.FALSE_ALARM),
            Agreement.withRules(cases.stream().map(Case::state).toList())));
  }

  private static Map<Resolution, Long> resolutions(List<Case> cases) {
    Map<Resolution, Long> resolutions = new EnumMap<>(Resolution.class);
    cases.forEach(it -> resolutions.merge(it.resolution(), 1L, Long::sum));
    return resolutions;
  }

  private static Mean mean(List<Case> cases, Function<Case, Optional<Duration>> lasted) {
    return Mean.of(cases.stream().flatMap(it -> lasted.apply(it).stream()).toList());
  }

  private static Share share(
      Map<Resolution, Long> counts, Resolution wanted, Predicate<Resolution> counted) {
    long all =
        counts.entrySet().stream()
            .filter(entry -> counted.test(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Share(counts.getOrDefault(wanted, 0L), all);
  }

  /** How many there are. */
  public long incidents() {
    return resolutions.values().stream().mapToLong(Long::longValue).sum();
  }
}
