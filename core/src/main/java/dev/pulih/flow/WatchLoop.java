package dev.pulih.flow;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.BriefingText;
import dev.pulih.analyse.Dossier;
import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detector;
import dev.pulih.detect.DeviationMemory;
import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingLog;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.notify.Glance;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.RestartWitness;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.Facts;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The loop: at each tick it reads all signals at one instant, runs the rules, and tells every
 * incident what is to be seen. It asks nobody but the signal source. The same loop runs in
 * production and in a simulated world.
 */
public final class WatchLoop {

  /** Stands for every service. */
  public static final String ALL = MaintenanceDesk.ALL;

  private static final Duration GLANCE = Duration.ofMinutes(15);

  private final Setup setup;
  private final Ports ports;
  private final Casebook casebook;
  private final Detector detector;
  private final Collection<Signal> signals;
  private final FleetWatch fleet;
  private Optional<TickReport> latest = Optional.empty();

  /**
   * What a tick reads and writes beside the incidents.
   *
   * @param signals where signals are read
   * @param cluster what runs in the cluster
   * @param ledger counters and switches
   * @param findings where findings are written down
   * @param archive where what was learned of the series outlives Pulih
   */
  public record Ports(
      SignalSource signals,
      ClusterView cluster,
      Ledger ledger,
      FindingLog findings,
      SeriesArchive archive) {}

  /** A loop that has seen nothing. */
  public WatchLoop(Setup setup, Ports ports, IncidentBook book) {
    this.setup = setup;
    this.ports = ports;
    this.casebook = new Casebook(setup, book, ports.ledger());
    this.detector = new Detector(setup.detection(), setup.spans(), setup.services());
    this.signals = setup.signals(ports.signals());
    this.fleet = new FleetWatch(setup, signals.contains(Signals.CALL_RATE));
  }

  /**
   * Takes up what was learned of the series and a storm that was on when Pulih ended, and fills the
   * series and the clocks of the rules from the source's history, before the first tick. While the
   * source is asked, whoever calls people is told what is known.
   */
  public void warmUp(Instant now) {
    Optional<DeviationMemory> learned = ports.archive().latest();
    Inventory inventory = ports.cluster().latest();
    fleet.resume(casebook.storm(now));
    Duration step = setup.detection().interval();
    warmUp(
        learned,
        ports.signals().history(signals, now.minus(kept()), now.minus(step), step),
        inventory);
  }

  private synchronized void warmUp(
      Optional<DeviationMemory> learned, List<Readings> past, Inventory inventory) {
    learned.ifPresent(detector::remember);
    past.forEach(readings -> detector.detect(readings, inventory));
  }

  /** Keeps what is learned of the series; no tick waits for the archive. */
  public void keepMemory() {
    DeviationMemory memory = memory();
    if (!memory.series().isEmpty()) {
      ports.archive().keep(memory);
    }
  }

  private synchronized DeviationMemory memory() {
    return detector.memory();
  }

  /** One tick. */
  public synchronized TickReport tick(Instant now) {
    return observe(ports.signals().read(signals, now));
  }

  /** The qualified readings of some series, as far back as they are kept. */
  public synchronized SeriesWindow series(Predicate<Series> wanted) {
    return detector.series().last(kept(), wanted);
  }

  /** How the latest values of some series were judged by their past. */
  public synchronized List<AssessedSeries> assessed(Predicate<Series> wanted) {
    return detector.assessed(wanted);
  }

  private Duration kept() {
    return setup.detection().interval().multipliedBy(SeriesStore.TICKS);
  }

  /** A tick that did not take place: its readings are unknown. */
  public synchronized TickReport skip(Instant at) {
    return observe(Readings.none(at));
  }

  /** What an analyst is told about an incident, as of the latest tick. */
  public Briefing briefing(Begun begun) {
    return briefing(begun, BriefingText.BYTES);
  }

  /**
   * What an analyst is told about an incident, as of the latest tick. No tick waits for the ledger,
   * or for the text.
   *
   * @param bytes how long its text may be
   */
  public Briefing briefing(Begun begun, int bytes) {
    Dossier dossier = dossier(begun.facts().incident(), restartsOfLate());
    return new Briefing(dossier, BriefingText.of(dossier, bytes));
  }

  /** What can be seen of an incident's service, as of the latest tick. */
  public Glance glance(Begun begun) {
    Facts facts = begun.facts();
    return Glance.of(facts, errorRate(facts.incident().service()), findings(facts));
  }

  /**
   * Why something is done about services of a name, or nothing, as of the latest tick; empty before
   * it, and where none of them is watched. No tick waits for the ledger.
   *
   * @param name with its namespace, as in {@code bos/txn-service}, or without; or {@link #ALL}
   */
  public List<Explanation> explain(String name) {
    List<Watched> named =
        setup.services().stream().filter(watched -> isNamed(watched.service(), name)).toList();
    return named.isEmpty()
        ? List.of()
        : latestTick().map(casebook::remembered).stream()
            .flatMap(remembered -> explain(named, remembered))
            .toList();
  }

  private static boolean isNamed(ServiceRef service, String name) {
    return name.equals(ALL) || service.toString().equals(name) || service.name().equals(name);
  }

  private synchronized Stream<Explanation> explain(List<Watched> named, Remembered remembered) {
    return latest.stream().flatMap(tick -> casebook.explain(named, tick, remembered).stream());
  }

  private synchronized SeriesWindow errorRate(ServiceRef service) {
    Series series = new Series(Signals.ERROR_RATE, new Entity.OfService(service));
    return detector.series().last(GLANCE, series::equals);
  }

  private synchronized List<Finding> findings(Facts facts) {
    return latest
        .map(report -> report.detected().services())
        .flatMap(all -> Optional.ofNullable(all.get(facts.incident().service())))
        .map(Detected.OfService::findings)
        .orElse(List.of());
  }

  private List<RestartSeen> restartsOfLate() {
    return latestTick()
        .map(at -> ports.ledger().restartsSince(at.minus(Neighbourhood.RECENT_CHANGES)))
        .orElse(List.of());
  }

  private synchronized Optional<Instant> latestTick() {
    return latest.map(TickReport::at);
  }

  private synchronized Dossier dossier(Incident incident, List<RestartSeen> restarts) {
    Briefings briefings = new Briefings(setup.services());
    return latest
        .map(report -> briefings.of(incident, report, detector.series(), restarts))
        .orElseGet(() -> briefings.empty(incident));
  }

  private TickReport observe(Readings readings) {
    Inventory inventory = ports.cluster().latest().since(readings.at().minus(setup.inventoryAge()));
    Detected detected = detector.detect(readings, inventory);
    remember(detected, inventory);
    TroubleElsewhere elsewhere = fleet.next(detected, detector.series());
    TickReport report = new TickReport(detected, inventory, readings.failures(), elsewhere);
    latest = Optional.of(report);
    casebook.turn(report);
    return report;
  }

  private void remember(Detected detected, Inventory inventory) {
    List<Finding> findings =
        detected.services().values().stream().flatMap(s -> s.findings().stream()).toList();
    if (!findings.isEmpty()) {
      ports.findings().found(detected.at(), findings);
    }
    inventory.services().values().forEach(s -> remember(s, detected.at()));
  }

  private void remember(ServiceInventory inventory, Instant now) {
    RestartWitness.seen(inventory, now).forEach(ports.ledger()::record);
  }
}
