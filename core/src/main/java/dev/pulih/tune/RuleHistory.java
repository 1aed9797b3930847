package dev.pulih.tune;

import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.detect.Entities;
import dev.pulih.detect.Threshold;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule would have made of a service's history at every rung of its ladder at once.
 *
 * <p>A series that climbs from 2 to 5 between two ticks begins an alarm at each threshold from 2 up
 * to under 5, and at no other: the alarms at a threshold are the climbs across it. So what is kept
 * is a count for each rung, however long the history is.
 */
final class RuleHistory {

  private final Watched watched;
  private final Threshold rule;
  private final Ladder ladder;
  private final List<Line> lines;
  private final RungCounts begun;
  private final RungCounts stood;
  private final List<KnownIncident> given;
  private final Map<KnownIncident, RungCounts> incidents = new LinkedHashMap<>();
  private long ticks;
  private long knownTicks;
  private long samples;
  private double highest = Double.NEGATIVE_INFINITY;

  /** One of the rule's series, and how many rungs it has passed. */
  private static final class Line {
    private final Entity entity;
    private final HeldSeries held;
    private int passed;

    Line(Entity entity, HeldSeries held) {
      this.entity = entity;
      this.held = held;
    }
  }

  /**
   * How the ticks of a history pass.
   *
   * @param step from one to the next
   * @param patience how many unknown ones in a row only pause a rule
   */
  record Pace(Duration step, int patience) {}

  RuleHistory(Watched watched, Threshold rule, Ladder ladder, Pace pace, List<KnownIncident> all) {
    this.watched = watched;
    this.rule = rule;
    this.ladder = ladder;
    this.begun = new RungCounts(ladder.size());
    this.stood = new RungCounts(ladder.size());
    this.lines =
        Entities.of(watched).of(signal().kind()).stream()
            .map(e -> new Line(e, new HeldSeries(rule.hold(), pace.step(), pace.patience())))
            .toList();
    this.given = all.stream().filter(i -> i.service().equals(watched.service())).toList();
  }

  private Signal signal() {
    return rule.signals().getFirst();
  }

  Watched watched() {
    return watched;
  }

  Threshold rule() {
    return rule;
  }

  Ladder ladder() {
    return ladder;
  }

  /** Takes in what was before the first tick that counts: what stands then began there. */
  void before(SeriesWindow window) {
    for (Line line : lines) {
      for (double value : window.values(new Series(signal(), line.entity))) {
        line.held.next(value);
      }
    }
  }

  /** Takes in the qualified readings of the next tick. */
  void next(Readings readings, Whereabouts where) {
    boolean outside = where == Whereabouts.OUTSIDE;
    boolean known = false;
    List<RungCounts> within = within(readings.at());
    for (Line line : lines) {
      double value = readings.value(signal(), line.entity);
      climb(line, value, outside ? List.of(begun) : within);
      known |= !Double.isNaN(value);
      if (outside && !Double.isNaN(value)) {
        sample(line, value);
      }
    }
    ticks += outside ? 1 : 0;
    knownTicks += outside && known ? 1 : 0;
  }

  /** The counts of the known incidents at an instant. */
  private List<RungCounts> within(Instant at) {
    return given.stream()
        .filter(incident -> incident.includes(at))
        .map(i -> incidents.computeIfAbsent(i, _ -> new RungCounts(ladder.size())))
        .toList();
  }

  private void climb(Line line, double value, List<RungCounts> counts) {
    int before = line.passed;
    line.passed = ladder.passed(line.held.next(value), rule.limit(), watched.slo());
    if (line.passed > before) {
      counts.forEach(count -> count.add(before, line.passed));
    }
  }

  private void sample(Line line, double value) {
    samples++;
    highest = Math.max(highest, value);
    stood.add(0, line.passed);
  }

  /** Whether anything was known. */
  boolean isEmpty() {
    return samples == 0;
  }

  /** What the history is. */
  TunedRule.Seen seen(Duration step) {
    double unknown = ticks == 0 ? 1 : 1 - (double) knownTicks / ticks;
    return new TunedRule.Seen(step.multipliedBy(knownTicks), samples, unknown, highest);
  }

  /** The alarms outside of known incidents, by rung. */
  int[] alarms() {
    return begun.all();
  }

  /** At which share of the known readings an alarm would have stood, by rung. */
  double[] standing() {
    return Arrays.stream(stood.all()).mapToDouble(n -> (double) n / samples).toArray();
  }

  /** What a rung would have made of it. */
  TunedRule.Tried tried(int rung) {
    double number = ladder.number(rung);
    int found = (int) incidents.values().stream().filter(all -> all.all()[rung] > 0).count();
    return new TunedRule.Tried(
        number,
        rule.limit().bound(number, watched.slo()),
        begun.all()[rung],
        samples == 0 ? 0 : standing()[rung],
        new TunedRule.Incidents(found, incidents.size()));
  }
}
