package dev.pulih.service.backtest;

import dev.pulih.backtest.Coverage;
import dev.pulih.backtest.Played;
import dev.pulih.flow.Setup;
import dev.pulih.policy.Watched;
import dev.pulih.service.backtest.BacktestReport.Range;
import dev.pulih.service.backtest.BacktestReport.Run;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a report of what was played.
 *
 * @param pulih the version that plays
 * @param source where it was read
 * @param range the ticks
 * @param incidentsGiven whether it was said when something was wrong
 */
public record Reports(String pulih, String source, TickRange range, boolean incidentsGiven) {

  /**
   * A configuration that was played.
   *
   * @param name its name
   * @param setup what is watched live, and by which numbers
   */
  public record Configured(String name, Setup setup) {
    List<Watched> watched() {
      return setup.services();
    }
  }

  /** The report; there is a configuration for each that was played. */
  public BacktestReport of(List<Configured> configured, List<Played> played) {
    return new BacktestReport(
        BacktestReport.FORMAT,
        pulih,
        range(played.getFirst().coverage()),
        Assumptions.all(),
        Assumptions.notJudged(configured.getFirst().setup()),
        incidentsGiven,
        Likeness.of(configured),
        IntStream.range(0, played.size())
            .mapToObj(i -> run(configured.get(i), played.get(i)))
            .toList());
  }

  private Run run(Configured configured, Played played) {
    return new RunView(played, configured.watched(), range.step()).of(configured.name());
  }

  /** What was played, for a report. */
  public Range range(Coverage coverage) {
    return new Range(
        source,
        range.from(),
        range.to(),
        range.step().toMillis() / 1000.0,
        coverage.ticks(),
        coverage.empty(),
        coverage.failed(),
        coverage.first(),
        coverage.last(),
        coverage.failure());
  }
}
