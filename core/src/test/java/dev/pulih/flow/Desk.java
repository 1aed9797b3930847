package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;

import dev.pulih.detect.Achieved;
import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Detected.Tally;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Storm;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A casebook at work, tick by tick. Its services are numbered; each has a Deployment of four pods
 * and, until a test says otherwise, is neither ill nor calm.
 */
final class Desk {

  final FakeLog log = new FakeLog();
  final FakeLedger ledger = new FakeLedger();

  private final int services;
  private final GuardLimits limits;
  private final Map<Integer, OfService> rules = new HashMap<>();
  private final Map<Integer, Instant> made = new HashMap<>();
  private Policy policy = Policy.defaults();
  private Optional<Storm> storm = Optional.empty();
  private final Map<Integer, Integer> shared = new HashMap<>();
  private boolean known = true;
  private IncidentBook book;
  private Casebook casebook;

  Desk(int services) {
    this(services, GuardLimits.defaults());
  }

  Desk(int services, GuardLimits limits) {
    this.services = services;
    this.limits = limits;
    restart();
  }

  static ServiceRef service(int number) {
    return new ServiceRef("bos", "service-" + number);
  }

  /** Pulih is started anew, over the same log. */
  Desk restart() {
    book = new IncidentBook(log, _ -> {});
    casebook = new Casebook(setup(), book, ledger);
    return this;
  }

  /** From now on other numbers are configured. */
  Desk configured(Policy changed) {
    policy = changed;
    return restart();
  }

  private Setup setup() {
    return new Setup(
        IntStream.range(0, services).mapToObj(Desk::watched).toList(),
        Spans.defaults(),
        DetectionSettings.defaults(),
        policy,
        limits);
  }

  private static Watched watched(int number) {
    return new Watched(
        service(number),
        new Slo(0.9995, Duration.ofMillis(200), 0.001),
        Mode.AUTO,
        Owned.nothing(),
        OptionalDouble.empty());
  }

  /** Nothing but an anomaly that pages nobody. */
  Desk anomaly(int number) {
    return rules(number, absent(), Truth.TRUE, Optional.empty());
  }

  Desk ill(int number, Severity severity) {
    return rules(number, absent(), Truth.FALSE, Optional.of(severity));
  }

  /** A P1 whose worst pod has failed for long enough since this second. */
  Desk restartDue(int number, long second) {
    StageCondition due = Samples.matured(second, List.of(pod(number, 0)));
    return rules(number, due, Truth.FALSE, Optional.of(Severity.P1));
  }

  Desk calm(int number) {
    rules.put(number, new OfService(List.of(), absent(), absent(), Truth.TRUE, Optional.empty()));
    return this;
  }

  /** The rules have nothing to say of it. */
  Desk silent(int number) {
    rules.remove(number);
    return this;
  }

  /** Its pods are new since this second, and fail nothing. */
  Desk replaced(int number, long second) {
    made.put(number, at(second));
    return this;
  }

  /** From now on the first one's pods belong to the Deployment of the second one. */
  Desk sharing(int number, int owner) {
    shared.put(number, owner);
    return this;
  }

  Desk storm(long since, int... members) {
    storm =
        Optional.of(
            new Storm(
                at(since), Set.copyOf(IntStream.of(members).mapToObj(Desk::service).toList())));
    return this;
  }

  Desk stormOver() {
    storm = Optional.empty();
    return this;
  }

  /** Nobody knows any more what runs. */
  Desk dark() {
    known = false;
    return this;
  }

  private Desk rules(int number, StageCondition restart, Truth calm, Optional<Severity> severity) {
    Measured measured =
        new Measured(Signals.ERROR_RATE, new Entity.OfService(service(number)), 0.15, 0.05);
    Finding finding = new Finding(service(number), "error_rate", measured, at(0), severity);
    rules.put(number, new OfService(List.of(finding), restart, absent(), calm, Optional.empty()));
    return this;
  }

  private static StageCondition absent() {
    return StageCondition.absent(at(0));
  }

  /** One tick. */
  Desk turn(long second) {
    Map<ServiceRef, OfService> detected = new HashMap<>();
    rules.forEach((number, of) -> detected.put(service(number), of));
    casebook.turn(
        new TickReport(
            new Detected(
                new Readings(at(second), samples(), Map.of()),
                detected,
                new Tally(0, 0, Achieved.none(), 0)),
            inventory(second),
            Map.of(),
            storm.map(TroubleElsewhere::of).orElseGet(TroubleElsewhere::nothing)));
    return this;
  }

  private Map<Signal, Map<Entity, Reading>> samples() {
    Map<Entity, Reading> rates = new HashMap<>();
    Map<Entity, Reading> errors = new HashMap<>();
    made.keySet()
        .forEach(
            number ->
                pods(number)
                    .forEach(
                        pod -> {
                          rates.put(new Entity.OfPod(pod.ref()), new Reading.Value(10));
                          errors.put(new Entity.OfPod(pod.ref()), new Reading.Value(0));
                        }));
    return Map.of(
        Signals.POD_REQUEST_RATE.over(Span.EVALUATION), rates,
        Signals.POD_ERROR_RATE.over(Span.EVALUATION), errors);
  }

  private Inventory inventory(long second) {
    Map<ServiceRef, ServiceInventory> all = new HashMap<>();
    for (int number = 0; known && number < services; number++) {
      all.put(
          service(number),
          new ServiceInventory(
              pods(number).toList(), List.of(workload(number)), List.of(), List.of(), Map.of()));
    }
    return new Inventory(at(second), all);
  }

  private Stream<Pod> pods(int number) {
    Instant created = made.getOrDefault(number, at(-3_600));
    Pod.Health health = new Pod.Health(created, true, Optional.of(created), List.of());
    return IntStream.range(0, 4)
        .mapToObj(i -> new Pod(pod(number, i), ref(number), Map.of(), health));
  }

  private static PodRef pod(int number, int index) {
    return new PodRef("bos", service(number).name() + "-" + index);
  }

  private WorkloadRef ref(int number) {
    return WorkloadRef.deployment("bos", service(shared.getOrDefault(number, number)).name());
  }

  private Workload workload(int number) {
    return new Workload(
        ref(number),
        new Replicas(4, 4, 4, 4),
        new Rollout(7, 7, false, false, Optional.empty()),
        new Strategy(false, 3),
        Ownership.none());
  }

  /** Something happens to the service's latest incident. */
  Desk happens(int number, IncidentEvent event, long second) {
    book.apply(incident(number).id(), event, at(second));
    return this;
  }

  /**
   * A restart that helps: decided at this second, rolled out 60 s and judged 360 s later, calm
   * after 660 s.
   */
  Desk recovers(int number, long second) {
    restartDue(number, second).turn(second);
    Restarting restarting = (Restarting) incident(number);
    Answer.Final accepted = new Answer.Accepted(7);
    happens(number, new IncidentEvent.RestartAnswered(restarting.order(), accepted), second + 5);
    replaced(number, second).ill(number, Severity.P1).turn(second + 60);
    turn(second + 360);
    return calm(number).turn(second + 660);
  }

  IncidentBook book() {
    return book;
  }

  /** All incidents of a service, oldest first. */
  List<Begun> incidents(int number) {
    return incidents(service(number));
  }

  List<Begun> storms() {
    return incidents(Incident.STORM);
  }

  private List<Begun> incidents(ServiceRef service) {
    return book.all().stream().filter(s -> s.facts().incident().service().equals(service)).toList();
  }

  Begun incident(int number) {
    return incidents(number).getLast();
  }
}
