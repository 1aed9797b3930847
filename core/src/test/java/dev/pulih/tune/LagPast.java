package dev.pulih.tune;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.KnownIncidents;
import dev.pulih.backtest.PastReader;
import dev.pulih.backtest.Played;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Limit;
import dev.pulih.detect.Rule;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageRules;
import dev.pulih.detect.Threshold;
import dev.pulih.detect.Trust;
import dev.pulih.flow.Setup;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** A past of one service that owns one consumer group and one database server. */
final class LagPast {

  static final Instant BEGINNING = Instant.parse("2026-11-02T00:00:00Z");
  static final ServiceRef TOLLS = new ServiceRef("bos", "tolls");

  private static final Watched WATCHED =
      new Watched(
          TOLLS,
          new Slo(0.999, Duration.ofMillis(200), 0.001),
          Mode.DRY_RUN,
          new Watched.Owned(Set.of("tolls"), Set.of("bos-db")),
          OptionalDouble.empty());

  private final Signal signal;
  private final Duration step;
  private final int patience;
  private final double[] values;
  private final List<KnownIncident> incidents;

  /**
   * A past.
   *
   * @param signal the signal that is read of it
   * @param step from one tick to the next
   * @param patience unknown ticks in a row that only pause a rule
   * @param values one for each tick, NaN for unknown; the first 60 lie before the range
   * @param incidents when something was wrong
   */
  LagPast(
      Signal signal, Duration step, int patience, double[] values, List<KnownIncident> incidents) {
    this.signal = signal;
    this.step = step;
    this.patience = patience;
    this.values = values.clone();
    this.incidents = List.copyOf(incidents);
  }

  static LagPast lag(Duration step, double[] values) {
    return new LagPast(Signals.KAFKA_LAG, step, 2, values, List.of());
  }

  LagPast with(KnownIncident... known) {
    return new LagPast(signal, step, patience, values, List.of(known));
  }

  /** A rule on the signal. */
  Threshold rule(String name, double above, Duration hold, Severity severity) {
    return new Threshold(name, List.of(signal), Limit.above(above), hold, Optional.of(severity));
  }

  /** The instant of a tick of the range, from 0. */
  Instant at(int tick) {
    return BEGINNING.plus(step.multipliedBy(tick));
  }

  private Setup setup(List<? extends Rule> rules) {
    DeviationSettings none =
        new DeviationSettings(
            DeviationSettings.defaults().window(),
            3,
            DeviationSettings.defaults().persistence(),
            List.of(),
            Optional.empty());
    Trust usual = Trust.defaults(step, Duration.ZERO);
    Trust trust =
        new Trust(
            usual.minRequests(),
            usual.freshness(),
            usual.freshShare(),
            usual.inventoryAge(),
            patience);
    return new Setup(
        List.of(WATCHED),
        Spans.defaults(),
        new DetectionSettings(
            step, trust, List.copyOf(rules), StageRules.defaults(), none, Optional.empty()),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  private Backtest.Context context() {
    return new Backtest.Context(
        Map.of(TOLLS, Set.of("tolls")),
        _ -> false,
        new KnownIncidents(incidents, Duration.ofMinutes(5)));
  }

  /** What tuning proposes for these rules. */
  Map<String, TunedRule> tuned(double perWeek, Threshold... rules) {
    List<Threshold> all = List.of(rules);
    Set<String> names = all.stream().map(Threshold::name).collect(Collectors.toSet());
    Tuning tuning = new Tuning(setup(all), context(), names);
    play(tuning);
    return tuning.end(new AlarmRate(perWeek)).rules().stream()
        .collect(Collectors.toMap(tuned -> tuned.rule().name(), tuned -> tuned));
  }

  /** What a backtest finds by them. */
  Played backtested(Threshold... rules) {
    Backtest backtest = new Backtest(setup(List.of(rules)), context());
    play(backtest);
    return backtest.end();
  }

  private void play(PastReader reader) {
    List<Readings> before = new ArrayList<>();
    for (int i = 0; i < SeriesStore.TICKS; i++) {
      before.add(readings(i));
    }
    reader.warmUp(before, BEGINNING);
    for (int i = SeriesStore.TICKS; i < values.length; i++) {
      reader.next(readings(i));
    }
  }

  private Readings readings(int i) {
    Entity entity =
        signal.equals(Signals.KAFKA_LAG)
            ? new Entity.OfGroup("tolls")
            : new Entity.OfDatabase("bos-db");
    Map<Entity, Reading> samples =
        Double.isNaN(values[i]) ? Map.of() : Map.of(entity, Reading.of(values[i]));
    return new Readings(at(i - SeriesStore.TICKS), Map.of(signal, samples), Map.of());
  }
}
