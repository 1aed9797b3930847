package dev.pulih.service.cli;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.Played;
import dev.pulih.policy.Watched;
import dev.pulih.service.backtest.BacktestReport;
import dev.pulih.service.backtest.IncidentFile;
import dev.pulih.service.backtest.Replay;
import dev.pulih.service.backtest.ReportFiles;
import dev.pulih.service.backtest.Reports;
import dev.pulih.service.backtest.Reports.Configured;
import dev.pulih.service.backtest.TickRange;
import dev.pulih.service.backtest.WorkFolder;
import dev.pulih.signal.Signal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "The beginning, such as 2026-11-01T00:00:00Z.")
  private Instant from = Instant.EPOCH;

  @Option(names = "--to", required = true, paramLabel = "TIME", description = "The end.")
  private Instant to = Instant.EPOCH;

  @Option(
      names = "--step",
      paramLabel = "SECONDS",
      description = "From one tick to the next (default: the configured interval).")
  private @Nullable Integer step;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Another configuration, played on the same readings beside the first.")
  private @Nullable Path compare;

  @Option(
      names = "--incidents",
      paramLabel = "FILE",
      description = "When something was wrong: CSV with the columns service,from,to.")
  private @Nullable Path incidents;

  @Option(
      names = "--csv",
      paramLabel = "PATH",
      description = "Readings in a CSV file, or in a folder of them, instead of Prometheus.")
  private @Nullable Path csv;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the report goes, and all that is read (default: backtest-FROM-TO).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    List<BacktestPlan> plans = plans();
    TickRange range = new TickRange(from, to, plans.getFirst().step());
    List<KnownIncident> known = known(plans);
    List<Backtest> backtests = plans.stream().map(p -> p.backtest(known, csv != null)).toList();
    List<Signal> signals =
        backtests.stream().flatMap(b -> b.signals().stream()).distinct().toList();
    try (BacktestSource source = source(plans, signals, range)) {
      TimeLeft left = new TimeLeft(range.ticks(), Clock.systemUTC(), System.err);
      List<Played> played = new Replay(range, source.tape(), backtests).play(left::done);
      return report(plans, played, reports(source, range));
    }
  }

  private List<BacktestPlan> plans() {
    Optional<Duration> interval = Optional.ofNullable(step).map(Duration::ofSeconds);
    Stream<ConfigOption> others =
        compare == null ? Stream.empty() : Stream.of(ConfigOption.of(compare));
    return Stream.concat(Stream.of(config), others)
        .map(option -> BacktestPlan.of(option.file(), option.require(), interval))
        .toList();
  }

  private List<KnownIncident> known(List<BacktestPlan> plans) {
    var services =
        plans.stream()
            .flatMap(plan -> plan.setup().services().stream().map(Watched::service))
            .collect(Collectors.toSet());
    return incidents == null ? List.of() : IncidentFile.read(incidents, services);
  }

  private BacktestSource source(List<BacktestPlan> plans, List<Signal> signals, TickRange range) {
    requireSame(plans, signals);
    return csv == null
        ? BacktestSource.prometheus(plans.getFirst(), signals, range, folder(plans, signals, range))
        : BacktestSource.csv(csv, signals, range);
  }

  /** Two configurations are compared on the same readings, or not at all. */
  private void requireSame(List<BacktestPlan> plans, List<Signal> signals) {
    boolean pace = plans.stream().map(BacktestPlan::step).distinct().count() == 1;
    boolean asked =
        csv != null || plans.stream().map(plan -> plan.reads(signals)).distinct().count() == 1;
    if (!(pace && asked)) {
      throw new Failed(
          "%s and %s do not read the same: prometheus.url, interval, offset, windows, signals and the names of the services must be equal in both; thresholds, rules and objectives may differ."
              .formatted(config.file(), compare));
    }
  }

  private WorkFolder folder(List<BacktestPlan> plans, List<Signal> signals, TickRange range) {
    WorkFolder folder = new WorkFolder(target());
    String of =
        range
            + "\n"
            + plans.getFirst().reads(signals)
            + plans.stream().map(BacktestPlan::fingerprint).collect(Collectors.joining("\n"));
    switch (folder.begin(of)) {
      case NEW -> {}
      case SAME -> System.err.println("What is in " + target() + " already is not read again.");
      case OTHER ->
          System.err.println(
              "What was in "
                  + target()
                  + " is of another range, step or configuration: it begins anew.");
    }
    return folder;
  }

  private Path target() {
    return out == null ? Path.of("backtest-%s-%s".formatted(from, to).replace(":", "")) : out;
  }

  private Reports reports(BacktestSource source, TickRange range) {
    String version = dev.pulih.service.Version.text();
    return new Reports(version, source.name(), range, incidents != null);
  }

  private int report(List<BacktestPlan> plans, List<Played> played, Reports reports) {
    if (played.getFirst().coverage().isEmpty()) {
      throw new Failed(nothing(reports, played.getFirst()));
    }
    List<Configured> configured =
        plans.stream().map(p -> new Configured(p.file().toString(), p.setup())).toList();
    BacktestReport report = reports.of(configured, played);
    ReportFiles.write(target(), report, played.stream().map(p -> p.findings().strips()).toList());
    new BacktestSummary(report).print(System.out);
    System.out.println("\nThe report is in " + target().resolve("report.html") + ".");
    return 0;
  }

  private static String nothing(Reports reports, Played played) {
    return "%s has no sample from %s to %s%s: that is not a calm time, but nothing. Look at the range, at how long samples are kept, and at ./pulih check."
        .formatted(
            reports.source(),
            reports.range().from(),
            reports.range().to(),
            played.coverage().failure().map(why -> " (" + why + ")").orElse(""));
  }
}
