package dev.pulih.service.cli;

import dev.pulih.service.backtest.Replay;
import dev.pulih.service.backtest.ReportText;
import dev.pulih.service.backtest.TickRange;
import dev.pulih.service.tune.TuneReport;
import dev.pulih.service.tune.TuneReports;
import dev.pulih.service.tune.TuneText;
import dev.pulih.tune.AlarmRate;
import dev.pulih.tune.Tuning;
import dev.pulih.tune.Tuning.Tuned;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which thresholds would have raised as few alarms as are wanted over a range of the past. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description =
        "Proposes thresholds for each service from its history, as a diff of the configuration; changes nothing.")
final class TuneCommand implements Callable<Integer> {

  @Mixin private PastOptions past = new PastOptions();

  @Option(
      names = "--alarms-per-week",
      paramLabel = "N",
      defaultValue = "1",
      description = "At most so many alarms of a rule and service a week (default: 1).")
  private AlarmRate wanted = new AlarmRate(1);

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the evidence for each threshold goes, as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    List<BacktestPlan> plans = List.of(past.plan());
    TunedFile file = TunedFile.of(plans.getFirst());
    TickRange range = past.range(plans.getFirst());
    Tuning tuning = plans.getFirst().tuning(past.known(plans), past.fromFiles());
    try (BacktestSource source = past.source(plans, tuning.signals(), range)) {
      new Replay(range, source.tape(), List.of(tuning)).play(past.progress(range)::done);
      Tuned tuned = tuning.end(wanted);
      var reports = past.reports(source, range, tuned.coverage());
      tell(new TuneReports(reports, file.path(), wanted).of(tuned));
      System.out.print(file.diff(tuned.rules()));
      return 0;
    }
  }

  /** The evidence goes beside the diff, which alone can be handed to {@code patch}. */
  private void tell(TuneReport report) {
    if (json != null) {
      TuneReports.write(json, report);
    }
    ReportText.read(report.range()).forEach(System.err::println);
    List<List<String>> changes = TuneText.changes(report);
    Table table = new Table(changes.getFirst().toArray(String[]::new));
    changes.stream().skip(1).forEach(row -> table.row(row.toArray(String[]::new)));
    System.err.println(changes.size() > 1 ? table : "Nothing is to be changed.");
    TuneText.remarks(report).forEach(System.err::println);
  }
}
