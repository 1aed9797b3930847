package dev.pulih.tune;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.Coverage;
import dev.pulih.backtest.KnownIncidents;
import dev.pulih.backtest.PastReader;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Entities;
import dev.pulih.detect.Threshold;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Readings;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A backtest that also counts, for each threshold of each service, what other numbers would have
 * raised. Its memory does not grow with the past.
 */
public final class Tuning implements PastReader {

  private final Setup setup;
  private final KnownIncidents known;
  private final Backtest backtest;
  private final Objective objective;
  private final Map<Watched, List<RuleHistory>> histories = new LinkedHashMap<>();

  /**
   * What came of it.
   *
   * @param coverage how much of the range had readings
   * @param rules for each service, in the order of the configuration, what is proposed
   */
  public record Tuned(Coverage coverage, List<TunedRule> rules) {
    public Tuned {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A tuning that has seen nothing.
   *
   * @param live what holds at present
   * @param context what is known beside the readings
   * @param tunable the names of the thresholds that a service can have for itself
   */
  public Tuning(Setup live, Backtest.Context context, Set<String> tunable) {
    this.setup = live;
    this.known = context.incidents();
    this.backtest = new Backtest(live, context);
    this.objective = new Objective(live.detection());
    Map<List<Double>, Ladder> ladders = new HashMap<>();
    live.services().forEach(s -> histories.put(s, histories(s, tunable, ladders)));
  }

  private List<RuleHistory> histories(
      Watched watched, Set<String> tunable, Map<List<Double>, Ladder> ladders) {
    return setup.detection().rules().stream()
        .filter(rule -> tunable.contains(rule.name()))
        .flatMap(rule -> rule instanceof Threshold t ? Stream.of(t) : Stream.empty())
        .filter(rule -> isAbout(rule, watched))
        .map(rule -> history(watched, rule, ladders))
        .toList();
  }

  /** A service without a consumer group has no lag. */
  private static boolean isAbout(Threshold rule, Watched watched) {
    return !Entities.of(watched).of(rule.signals().getFirst().kind()).isEmpty();
  }

  /** Services with the same present number and ends share a ladder. */
  private RuleHistory history(Watched watched, Threshold rule, Map<List<Double>, Ladder> ladders) {
    DetectionSettings detection = setup.detection();
    double least = objective.least(rule, watched);
    double below = objective.below(rule);
    double present = rule.limit().number(watched.service());
    Ladder ladder =
        ladders.computeIfAbsent(
            List.of(least, below, present), _ -> Ladder.of(least, below, present));
    RuleHistory.Pace pace =
        new RuleHistory.Pace(detection.interval(), detection.trust().unknownTicks());
    return new RuleHistory(watched, rule, ladder, pace, known.all());
  }

  @Override
  public List<Signal> signals() {
    return backtest.signals();
  }

  @Override
  public void warmUp(List<Readings> before, Instant first) {
    backtest.warmUp(before, first);
    Set<Signal> used = new HashSet<>();
    histories.values().forEach(all -> all.forEach(h -> used.addAll(h.rule().signals())));
    SeriesWindow window = backtest.series(series -> used.contains(series.signal()));
    histories.values().forEach(all -> all.forEach(history -> history.before(window)));
  }

  @Override
  public TickReport next(Readings raw) {
    TickReport report = backtest.next(raw);
    Readings qualified = report.detected().readings();
    histories.forEach(
        (watched, all) -> {
          Whereabouts where = known.of(watched.service(), raw.at(), false);
          all.forEach(history -> history.next(qualified, where));
        });
    return report;
  }

  /** What is proposed; nothing is played after it. */
  public Tuned end(AlarmRate wanted) {
    ThresholdChoice choice = new ThresholdChoice(wanted, setup.detection().interval(), objective);
    List<TunedRule> rules =
        histories.values().stream().flatMap(all -> PairedChoice.of(choice, all).stream()).toList();
    return new Tuned(backtest.end().coverage(), rules);
  }
}
