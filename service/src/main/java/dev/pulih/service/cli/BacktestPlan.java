package dev.pulih.service.cli;

import static java.util.stream.Collectors.toMap;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.KnownIncidents;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.flow.Setup;
import dev.pulih.service.Wiring;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.cluster.Placement.Workloads;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.digest.Sha256;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Span;
import dev.pulih.tune.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One configuration of a backtest.
 *
 * @param file its file
 * @param configuration what it says
 * @param setup the same for the loop, with the step of the backtest as its interval
 */
record BacktestPlan(Path file, PulihConfiguration configuration, Setup setup) {

  static BacktestPlan of(Path file, PulihConfiguration configuration, Optional<Duration> step) {
    Setup live = Wiring.setup(configuration);
    DetectionSettings usual = live.detection();
    DetectionSettings stepped = usual.every(step.orElse(usual.interval()));
    Setup setup = new Setup(live.services(), live.spans(), stepped, live.policy(), live.limits());
    return new BacktestPlan(file, configuration, setup);
  }

  Duration step() {
    return setup.detection().interval();
  }

  SignalCatalog catalog() {
    return Wiring.catalog(configuration);
  }

  Backtest backtest(List<KnownIncident> incidents, boolean all) {
    return new Backtest(setup, context(incidents, all));
  }

  Tuning tuning(List<KnownIncident> incidents, boolean all) {
    return new Tuning(setup, context(incidents, all), ConfigurationFile.ownThresholds());
  }

  private Backtest.Context context(List<KnownIncident> incidents, boolean all) {
    SignalCatalog catalog = catalog();
    Predicate<Signal> measured = signal -> all || catalog.expression(signal).isPresent();
    KnownIncidents known = new KnownIncidents(incidents, setup.spans().of(Span.CONDITION));
    var workloads =
        configuration.placements().stream().collect(toMap(Placement::service, BacktestPlan::names));
    return new Backtest.Context(workloads, measured, known);
  }

  /** Whom labels select, the readings do not tell. */
  private static Set<String> names(Placement placement) {
    return switch (placement.workloads()) {
      case Workloads.Named(Set<String> names) -> names;
      case Workloads.Labelled _ -> Set.of(placement.service().name());
    };
  }

  /** All that decides what is read, as text. */
  String reads(List<Signal> signals) {
    StringBuilder text = new StringBuilder();
    text.append("server ").append(configuration.measuring().prometheus().url()).append('\n');
    text.append("offset ").append(configuration.measuring().pace().offset()).append('\n');
    SignalCatalog catalog = catalog();
    signals.stream()
        .sorted()
        .forEach(
            s -> text.append(s).append(' ').append(catalog.expression(s).orElse("")).append('\n'));
    return text.toString();
  }

  /** The whole file: what is asked with another one is another backtest. */
  String fingerprint() {
    try {
      return Sha256.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }
}
