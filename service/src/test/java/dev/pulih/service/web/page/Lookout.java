package dev.pulih.service.web.page;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.Achieved;
import dev.pulih.detect.AssessedSeries;
import dev.pulih.detect.Detected;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingArchive;
import dev.pulih.detect.StageCondition;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.MaintenanceDesk;
import dev.pulih.flow.TickReport;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Slo;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.Samples;
import dev.pulih.service.web.Archive;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Panorama;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Pulih that watches some services, to be looked at. */
final class Lookout {

  static final Instant NOW = Samples.at(600);

  private static final Slo SLO = new Slo(0.999, Duration.ofMillis(200), 0.001);

  final MemoryEventLog log = new MemoryEventLog();
  final Ledger ledger = new MemoryLedger();
  final IncidentBook book = new IncidentBook(log, _ -> {});
  final LiveFeed feed = new LiveFeed();
  final OrdersTaken orders = new OrdersTaken();
  final List<FindingArchive.Logged> found = new ArrayList<>();
  final List<AssessedSeries> assessed = new ArrayList<>();
  final List<Explanation> explanations = new ArrayList<>();
  private final SeriesStore store = new SeriesStore();
  final View view;
  volatile Status status = status(new Status.Lead(true, "leads, in term 1"));
  volatile boolean broken;
  volatile Instant now = NOW;
  volatile Earlier earlier = Earlier.nothing();

  private final Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
  private final Map<Signal, String> failures = new HashMap<>();
  private final Map<ServiceRef, Detected.OfService> rules = new HashMap<>();
  private final Map<ServiceRef, ServiceInventory> running = new HashMap<>();

  Lookout(List<ServiceRef> services) {
    this(services.stream().map(Lookout::watched).toList(), new InForce(List.of()));
  }

  Lookout(List<Watched> watched, InForce inForce) {
    this.view =
        new View(
            watched,
            feed,
            Runbooks.shipped(),
            orders,
            new View.Rules(
                DetectionSettings.defaults(),
                Spans.defaults(),
                (_, _, _, _) -> found,
                this::traces,
                inForce),
            new Past(),
            Masking.defaults());
  }

  /** What was measured before: as a test says. */
  private final class Past implements Earlier {

    @Override
    public List<Readings> history(
        Collection<Signal> signals, Instant from, Instant to, Duration step) {
      return earlier.history(signals, from, to, step);
    }

    @Override
    public Earlier only(ServiceRef service) {
      return earlier.only(service);
    }
  }

  private static Watched watched(ServiceRef service) {
    return watched(service, Watched.Owned.nothing());
  }

  static Watched watched(ServiceRef service, Watched.Owned owned) {
    return new Watched(service, SLO, Mode.AUTO, owned, OptionalDouble.empty());
  }

  static Status status(Status.Lead lead) {
    return new Status(
        "1.2.3",
        NOW,
        lead,
        new Status.Ticks(Optional.of(NOW), 40, 0, 0, false),
        Map.of(),
        List.of(),
        Status.Own.nothing(),
        Map.of(),
        Optional.of("USD 3.20 of 50.00"));
  }

  private Status seen() {
    if (broken) {
      throw new IllegalStateException("as a test asked for");
    }
    return status;
  }

  private Traces traces(Predicate<Series> wanted) {
    return new Traces(store.last(Duration.ofDays(1), wanted), assessed);
  }

  ControlRoom room() {
    return new ControlRoom(
        book,
        log,
        ledger,
        new ControlRoom.Desks(
            this::seen,
            (_, _) -> Optional.empty(),
            new MaintenanceDesk(ledger, view.watched().stream().map(Watched::service).toList()),
            _ -> explanations,
            new Archive(Retention.defaults(), (_, _) -> {})),
        () -> now);
  }

  Overview overview() {
    return Overview.of(room(), view);
  }

  /** What the next tick reads of a service. */
  Lookout reads(ServiceRef service, double errors, double p99Seconds) {
    Entity entity = new Entity.OfService(service);
    rules.put(service, found(List.of()));
    return reads(Signals.ERROR_RATE, entity, errors)
        .reads(Signals.P99_LATENCY, entity, p99Seconds)
        .reads(Signals.REQUEST_RATE, entity, 120);
  }

  /** What the next tick reads of anything. */
  Lookout reads(Signal signal, Entity entity, double value) {
    samples.computeIfAbsent(signal, _ -> new HashMap<>()).put(entity, Reading.of(value));
    return this;
  }

  /** What the next tick sees in the cluster. */
  Lookout sees(ServiceRef service, ServiceInventory inventory) {
    running.put(service, inventory);
    return this;
  }

  /** What the next tick finds in a service. */
  Lookout finds(ServiceRef service, Finding... findings) {
    rules.put(service, found(List.of(findings)));
    return this;
  }

  private static Detected.OfService found(List<Finding> findings) {
    return judged(findings, Truth.TRUE, Optional.empty());
  }

  private static Detected.OfService judged(
      List<Finding> findings, Truth calm, Optional<Instant> blindSince) {
    return new Detected.OfService(
        findings, StageCondition.absent(NOW), StageCondition.absent(NOW), calm, blindSince);
  }

  /** The error rates cannot be read because of something. */
  Lookout fails(String why) {
    failures.put(Signals.ERROR_RATE, why);
    return this;
  }

  /** Nothing has been known of a service since then. */
  Lookout blind(ServiceRef service, Instant since) {
    rules.put(service, judged(List.of(), Truth.UNKNOWN, Optional.of(since)));
    status = blind(status, service.toString());
    return this;
  }

  private static Status blind(Status before, String service) {
    return new Status(
        before.version(),
        before.startedAt(),
        before.lead(),
        before.ticks(),
        before.services(),
        Stream.concat(before.blind().stream(), Stream.of(service)).sorted().toList(),
        before.own(),
        before.neighbours(),
        before.claudeBudget());
  }

  /** The ticks were: the same values at each of them. */
  Lookout ticked() {
    return ticked(value -> value);
  }

  /** The same with values that each tick changes. */
  Lookout ticked(DoubleUnaryOperator change) {
    for (int back = SeriesStore.TICKS - 1; back >= 0; back--) {
      store.append(new Readings(NOW.minusSeconds(15L * back), changed(change), Map.of()));
    }
    Detected detected =
        new Detected(
            new Readings(NOW, samples, Map.of()),
            rules,
            new Detected.Tally(samples.size(), 0, Achieved.none(), 0));
    feed.show(
        new Panorama(
            new TickReport(
                detected, new Inventory(NOW, running), failures, TroubleElsewhere.nothing()),
            store.last(Duration.ofDays(1), Panorama::isAboutService)));
    return this;
  }

  private Map<Signal, Map<Entity, Reading>> changed(DoubleUnaryOperator change) {
    Map<Signal, Map<Entity, Reading>> all = new HashMap<>();
    samples.forEach(
        (signal, readings) -> {
          Map<Entity, Reading> others = new HashMap<>();
          readings.forEach(
              (entity, reading) ->
                  others.put(
                      entity, Reading.of(change.applyAsDouble(reading.known().orElseThrow()))));
          all.put(signal, others);
        });
    return all;
  }

  /** An incident of {@link Samples#TXN} is open. */
  Lookout opened() {
    var _ = book.begin(Samples.incident(), new Opened(Samples.incident(), Samples.p1()));
    return this;
  }
}
