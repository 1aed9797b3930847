package dev.pulih.service;

import dev.pulih.flow.Setup;
import dev.pulih.service.cluster.Cluster;
import dev.pulih.service.cluster.Mark;
import dev.pulih.service.cluster.Placement;
import dev.pulih.service.config.ClusterConfiguration;
import dev.pulih.service.config.Home;
import dev.pulih.service.config.Leading;
import dev.pulih.service.config.Measuring;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.Store;
import dev.pulih.service.istio.IstioMesh;
import dev.pulih.service.istio.IstioTraffic;
import dev.pulih.service.istio.VirtualServiceMarks;
import dev.pulih.service.kubernetes.DeploymentMarks;
import dev.pulih.service.kubernetes.KillAnnotation;
import dev.pulih.service.kubernetes.KubernetesRollouts;
import dev.pulih.service.kubernetes.KubernetesView;
import dev.pulih.service.kubernetes.LeasePlace;
import dev.pulih.service.kubernetes.Refresher;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.service.store.JdbcDecisions;
import dev.pulih.service.store.JdbcDisposal;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.store.JdbcFindingLog;
import dev.pulih.service.store.JdbcInboundLog;
import dev.pulih.service.store.JdbcLedger;
import dev.pulih.service.store.JdbcSeriesArchive;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Pulih is put together, top to bottom: configuration, adapters, loop. */
public final class Wiring {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration COMPARE_AGAIN = Duration.ofSeconds(5);

  private Wiring() {}

  // ----- what the loop works with

  /** Everything that the configuration names, opened; closed again if a part cannot be opened. */
  static Adapters adapters(PulihConfiguration configuration, Observers observers) {
    Opened opened = new Opened();
    try {
      return adapters(configuration, observers, opened);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static Adapters adapters(
      PulihConfiguration configuration, Observers observers, Opened opened) {
    Database database = opened.add(store(configuration.home()));
    Office office = Offices.of(configuration, database.dataSource(), opened);
    JdbcLedger ledger = new JdbcLedger(database.dataSource());
    Records records = records(database, office, ledger);
    ClusterPorts cluster = cluster(configuration, opened);
    return new Adapters(
        opened.add(signals(configuration, observers)),
        cluster,
        Contacts.people(configuration, observers.meters().deliveries(), records.audit(), opened),
        new Adapters.Shared(
            records,
            new JdbcFindingLog(database.dataSource()),
            new JdbcDisposal(database.dataSource(), office.leadership(), office.holder(), ledger),
            office,
            oldRecords(cluster, database, records, opened)),
        opened);
  }

  // ----- Prometheus

  private static PrometheusSource signals(PulihConfiguration configuration, Observers observers) {
    return new PrometheusSource(
        configuration.measuring().prometheus(), catalog(configuration), observers.queries());
  }

  /** What is watched, and by which numbers. */
  public static Setup setup(PulihConfiguration configuration) {
    return LoopWiring.setup(configuration);
  }

  /** The queries behind the signals, for the watched services only. */
  public static SignalCatalog catalog(PulihConfiguration configuration) {
    Measuring measuring = configuration.measuring();
    return new SignalCatalog(measuring.preset(), scope(configuration), measuring.pace().windows());
  }

  private static Scope scope(PulihConfiguration configuration) {
    List<ServiceRef> services =
        configuration.watched().stream().map(watched -> watched.service()).toList();
    return new Scope(
        services.stream().map(ServiceRef::namespace).collect(Collectors.toSet()),
        services.stream().map(ServiceRef::name).collect(Collectors.toSet()));
  }

  // ----- Kubernetes and Istio

  private static ClusterPorts cluster(PulihConfiguration configuration, Opened opened) {
    return configuration
        .neighbours()
        .cluster()
        .map(settings -> cluster(configuration, settings, opened))
        .orElseGet(NoCluster::ports);
  }

  private static ClusterPorts cluster(
      PulihConfiguration configuration, ClusterConfiguration settings, Opened opened) {
    Cluster cluster = opened.add(connect(settings));
    KubernetesView view = view(configuration, settings, cluster);
    // Seen once before the first tick, which waits for nobody.
    view.refresh();
    opened.add(new Refresher(view::refresh, settings.refresh()));
    return new ClusterPorts(
        view,
        view::problems,
        new KubernetesRollouts(cluster, CLOCK),
        new IstioTraffic(cluster),
        new ClusterPorts.Signs(
            settings.own().map(own -> kill(cluster, own, settings, opened)).orElse(Optional::empty),
            () -> marks(configuration, settings, cluster)));
  }

  private static List<Mark> marks(
      PulihConfiguration configuration, ClusterConfiguration settings, Cluster cluster) {
    List<Placement> placements = configuration.placements();
    return Stream.concat(
            new DeploymentMarks(cluster, placements).read(),
            new VirtualServiceMarks(cluster, placements, settings.meshNamespaces()).read())
        .toList();
  }

  private static Supplier<Optional<String>> kill(
      Cluster cluster, WorkloadRef own, ClusterConfiguration settings, Opened opened) {
    KillAnnotation annotation = new KillAnnotation(cluster, own);
    annotation.refresh();
    opened.add(new Refresher(annotation::refresh, settings.refresh()));
    return annotation;
  }

  /** A connection to the configured cluster. */
  public static Cluster connect(ClusterConfiguration settings) {
    return Cluster.connect(settings.access(), settings.timeouts(), Version.text());
  }

  /** Where the Lease is that says who leads. */
  public static LeasePlace lease(Leading leading) {
    return Offices.place(leading);
  }

  /** What runs for the watched services in a cluster. */
  public static KubernetesView view(
      PulihConfiguration configuration, ClusterConfiguration settings, Cluster cluster) {
    IstioMesh mesh = new IstioMesh(cluster, settings.meshNamespaces());
    return new KubernetesView(cluster, configuration.placements(), mesh, CLOCK);
  }

  // ----- the store

  private static Records records(Database database, Office office, JdbcLedger ledger) {
    return new Records(
        new JdbcEventLog(database.dataSource(), office.leadership(), office.holder()),
        ledger,
        new JdbcFindingLog(database.dataSource()),
        new JdbcAuditLog(database.dataSource()),
        new JdbcInboundLog(database.dataSource()),
        new JdbcSeriesArchive(database.dataSource(), office.leadership(), office.holder()));
  }

  /** Compares the records with the cluster, and tries again as long as that fails. */
  private static OldRecords oldRecords(
      ClusterPorts cluster, Database database, Records records, Opened opened) {
    JdbcDecisions decisions = new JdbcDecisions(database.dataSource());
    OldRecords.Known known = new OldRecords.Known(decisions::contains, decisions::add);
    OldRecords old = new OldRecords(cluster.signs().marks(), known, records.ledger(), CLOCK);
    opened.add(new Refresher(old::look, COMPARE_AGAIN));
    return old;
  }

  /** The configured store, opened. */
  public static Database store(Home home) {
    return switch (home.store()) {
      case Store.Sqlite() -> Databases.sqlite(folder(home.dataDir()));
      case Store.Postgresql(String url, String user, var password) ->
          Databases.postgresql(url, user, password.map(p -> p.reveal()).orElse(""));
    };
  }

  /** The data directory, made if it is not there. */
  static Path folder(Path dataDir) {
    try {
      return Files.exists(dataDir) ? dataDir : Files.createDirectories(dataDir);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The data directory %s cannot be made (%s); make it, or set dataDir to another one."
              .formatted(dataDir, e),
          e);
    }
  }
}
