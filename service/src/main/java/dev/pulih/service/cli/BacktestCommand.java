package dev.pulih.service.cli;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.Played;
import dev.pulih.service.backtest.BacktestReport;
import dev.pulih.service.backtest.Replay;
import dev.pulih.service.backtest.ReportFiles;
import dev.pulih.service.backtest.Reports;
import dev.pulih.service.backtest.Reports.Configured;
import dev.pulih.service.backtest.TickRange;
import dev.pulih.signal.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What would have been found and done over a range of the past. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description =
        "Plays the past to the same rules and decisions; reports what would have been found and done.")
final class BacktestCommand implements Callable<Integer> {

  @Mixin private PastOptions past = new PastOptions();

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Another configuration, played on the same readings beside the first.")
  private @Nullable Path compare;

  @Override
  public Integer call() {
    List<BacktestPlan> plans = plans();
    TickRange range = past.range(plans.getFirst());
    List<KnownIncident> known = past.known(plans);
    List<Backtest> backtests =
        plans.stream().map(p -> p.backtest(known, past.fromFiles())).toList();
    List<Signal> signals =
        backtests.stream().flatMap(b -> b.signals().stream()).distinct().toList();
    requireSame(plans, signals);
    try (BacktestSource source = past.source(plans, signals, range)) {
      new Replay(range, source.tape(), backtests).play(past.progress(range)::done);
      List<Played> played = backtests.stream().map(Backtest::end).toList();
      Reports reports = past.reports(source, range, played.getFirst().coverage());
      return report(plans, played, reports);
    }
  }

  private List<BacktestPlan> plans() {
    Stream<BacktestPlan> others =
        compare == null ? Stream.empty() : Stream.of(past.plan(other(compare)));
    return Stream.concat(Stream.of(past.plan()), others).toList();
  }

  private static ConfigOption other(Path file) {
    return ConfigOption.of(NamedFile.file("--compare", file));
  }

  private void requireSame(List<BacktestPlan> plans, List<Signal> signals) {
    List<Signal> asked = past.fromFiles() ? List.of() : signals;
    new Comparison(plans.getFirst(), plans.getLast()).require(asked);
  }

  private int report(List<BacktestPlan> plans, List<Played> played, Reports reports) {
    List<Configured> configured =
        plans.stream().map(p -> new Configured(p.file().toString(), p.setup())).toList();
    BacktestReport report = reports.of(configured, played);
    Path target = past.target();
    ReportFiles.write(target, report, played.stream().map(p -> p.findings().strips()).toList());
    new BacktestSummary(report).print(System.out);
    System.out.println("\nThe report is in " + target.resolve("report.html") + ".");
    return 0;
  }
}
