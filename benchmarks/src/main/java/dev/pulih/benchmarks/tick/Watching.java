package dev.pulih.benchmarks.tick;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Policy;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.service.prometheus.SignalSpec;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.store.JdbcFindingLog;
import dev.pulih.service.store.JdbcLedger;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pulih's loop as {@code pulih run} puts it together: the real source, detector, loop and SQLite
 * store; without a cluster, and with the lag read as one plain selector, so that Prometheus has
 * nothing to work out and Pulih's own work cannot hide behind it.
 */
final class Watching implements AutoCloseable {

  static final String SELECTOR = "kafka_consumergroup_lag";

  private final SignalCatalog catalog;
  private final Setup setup;
  private final PrometheusSource source;
  private final Database database;
  private final WatchLoop loop;

  /** A loop that has seen nothing. */
  Watching(Groups groups, URI prometheus, Path folder) {
    this.catalog = catalog();
    this.setup =
        new Setup(
            groups.watched(),
            Spans.defaults(),
            DetectionSettings.defaults(),
            Policy.defaults(),
            GuardLimits.defaults());
    this.source = new PrometheusSource(PrometheusSettings.of(prometheus), catalog);
    this.database = Databases.sqlite(folder);
    this.loop = loop();
  }

  private static SignalCatalog catalog() {
    Map<String, SignalSpec> plain =
        Map.of(Signals.KAFKA_LAG.name(), SignalSpec.expression(SELECTOR));
    Preset preset = Preset.named("client-library").with(new Preset(null, null, plain));
    return new SignalCatalog(preset, Scope.everything(), Spans.defaults());
  }

  private WatchLoop loop() {
    WatchLoop.Ports ports =
        new WatchLoop.Ports(
            source,
            () -> new Inventory(Instant.EPOCH, Map.of()),
            new JdbcLedger(database.dataSource()),
            new JdbcFindingLog(database.dataSource()),
            SeriesArchive.none());
    return new WatchLoop(
        setup, ports, new IncidentBook(new JdbcEventLog(database.dataSource()), _ -> {}));
  }

  /** The expressions that a tick asks. */
  List<String> expressions() {
    return setup.detection().signals().stream()
        .map(catalog::expression)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  TickReport tick(Instant at) {
    return loop.tick(at);
  }

  @Override
  public void close() {
    source.close();
    database.close();
  }
}
