package dev.pulih.service.cli;

import dev.pulih.service.Wiring;
import dev.pulih.service.backtest.CsvTape;
import dev.pulih.service.backtest.SourceTape;
import dev.pulih.service.backtest.Tape;
import dev.pulih.service.backtest.TickRange;
import dev.pulih.service.backtest.WorkFolder;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.signal.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where the readings of a backtest come from.
 *
 * @param name for people
 * @param tape the readings
 * @param opened what is closed in the end
 */
record BacktestSource(String name, Tape tape, AutoCloseable opened) implements AutoCloseable {

  /** A range takes longer than a tick, and nobody waits for it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A piece is one range query for each signal. */
  private static final int POINTS = 500;

  static BacktestSource csv(Path path, List<Signal> signals, TickRange range) {
    CsvTape tape = new CsvTape(path, signals, range.step());
    return new BacktestSource(path.toString(), tape, tape);
  }

  static BacktestSource prometheus(
      BacktestPlan plan, List<Signal> signals, TickRange range, WorkFolder folder) {
    PrometheusSettings live = plan.configuration().measuring().prometheus();
    PrometheusSource source =
        new PrometheusSource(patient(live), Wiring.catalog(plan.configuration()));
    Tape tape = new SourceTape(source, signals, range.step());
    return new BacktestSource(
        live.url().toString(), folder.keeping(tape, signals, range.step()), source);
  }

  private static PrometheusSettings patient(PrometheusSettings live) {
    Timing timing = live.timing();
    Limits limits = live.limits();
    return live.with(new Timing(timing.connect(), PATIENCE, PATIENCE, timing.offset()))
        .with(
            new Limits(
                limits.concurrency(),
                limits.answerBytes(),
                Math.max(limits.points(), POINTS),
                limits.series()));
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (Exception e) {
      throw new IllegalStateException(name + " cannot be closed.", e);
    }
  }
}
