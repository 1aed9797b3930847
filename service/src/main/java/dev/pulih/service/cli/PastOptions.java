package dev.pulih.service.cli;

import dev.pulih.backtest.Coverage;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.policy.Watched;
import dev.pulih.service.backtest.IncidentFile;
import dev.pulih.service.backtest.Reports;
import dev.pulih.service.backtest.TickRange;
import dev.pulih.service.backtest.WorkFolder;
import dev.pulih.signal.Signal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that plays the past: which past, and where it is read. */
final class PastOptions {

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
      converter = Seconds.class,
      description = "From one tick to the next (default: the configured interval).")
  private @Nullable Duration step;

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
      description = "Where all that is read is kept, and a report (default: backtest-FROM-TO).")
  private @Nullable Path out;

  /** The configuration at its step. */
  BacktestPlan plan() {
    return plan(config);
  }

  BacktestPlan plan(ConfigOption option) {
    return BacktestPlan.of(option.file(), option.require(), Optional.ofNullable(step));
  }

  TickRange range(BacktestPlan plan) {
    return new TickRange(from, to, plan.step());
  }

  /** Whether a file has the readings: whatever it has is measured. */
  boolean fromFiles() {
    return csv != null;
  }

  /** The incidents that were given; none if nobody said. */
  List<KnownIncident> known(List<BacktestPlan> plans) {
    var services =
        plans.stream()
            .flatMap(plan -> plan.setup().services().stream().map(Watched::service))
            .collect(Collectors.toSet());
    return incidents == null
        ? List.of()
        : IncidentFile.read(NamedFile.file("--incidents", incidents), services);
  }

  /** The readings for these plans; the first one is asked for. */
  BacktestSource source(List<BacktestPlan> plans, List<Signal> signals, TickRange range) {
    return csv == null
        ? BacktestSource.prometheus(plans.getFirst(), signals, range, folder(plans, signals, range))
        : BacktestSource.csv(NamedFile.fileOrFolder("--csv", csv), signals, range);
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

  /** Where the report goes. */
  Path target() {
    return out == null ? Path.of("backtest-%s-%s".formatted(from, to).replace(":", "")) : out;
  }

  TimeLeft progress(TickRange range) {
    return new TimeLeft(range.ticks(), Clock.systemUTC(), System.err);
  }

  /** What makes reports of a range that was read; one without any sample is a failure. */
  Reports reports(BacktestSource source, TickRange range, Coverage coverage) {
    String version = dev.pulih.service.Version.text();
    Reports reports = new Reports(version, source.name(), range, incidents != null);
    if (coverage.isEmpty()) {
      throw new Failed(nothing(reports, coverage));
    }
    return reports;
  }

  private static String nothing(Reports reports, Coverage coverage) {
    return "%s has no sample from %s to %s%s: that is not a calm time, but nothing. Look at the range, at how long samples are kept, and at ./pulih check."
        .formatted(
            reports.source(),
            reports.range().from(),
            reports.range().to(),
            coverage.failure().map(why -> " (" + why + ")").orElse(""));
  }
}
