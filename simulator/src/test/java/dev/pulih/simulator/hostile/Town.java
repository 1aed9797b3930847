package dev.pulih.simulator.hostile;

import static java.util.stream.Collectors.toMap;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.simulator.hostile.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What really happens: services that fail and heal, a step every 15 seconds. */
final class Town {

  static final Duration STEP = Duration.ofSeconds(15);
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Before Pulih is started, so that it has a history to read. */
  static final int CALM = 90;

  static final int TROUBLE = 240;
  static final int REST = 140;
  static final int STEPS = CALM + TROUBLE + REST + 1;

  private final Dice dice;

  /** How many steps a service is well on average, before something strikes it. */
  private final int pace;

  /** Whether Pulih may nearly always act, and is needed. */
  private final boolean bold;

  private final List<TownService> services;
  private final List<Entity.OfCall> calls;
  private int step;

  Town(Dice dice) {
    this.dice = dice;
    this.bold = !dice.oneIn(3);
    this.pace = dice.any(50, 70, bold ? 150 : 70);
    this.services = services(size(dice), bold, dice);
    this.calls = calls();
    IntStream.range(0, CALM).forEach(_ -> advance());
  }

  /** In one of three towns the last is another name of the first. */
  private static List<TownService> services(int size, boolean bold, Dice dice) {
    List<TownService> all =
        new ArrayList<>(
            IntStream.range(0, size).mapToObj(i -> new TownService(i, bold, dice)).toList());
    if (dice.oneIn(3)) {
      all.add(new TownService(all.getFirst(), size, bold, dice));
    }
    return List.copyOf(all);
  }

  /** Three to five services; one town in twenty is a city of 12 to 24. */
  private static int size(Dice dice) {
    return dice.oneIn(20) ? 12 + dice.below(13) : 3 + dice.below(3);
  }

  /** Who calls whom; some call each other. In a city too each calls about one other. */
  private List<Entity.OfCall> calls() {
    return services.stream()
        .flatMap(
            caller ->
                services.stream()
                    .filter(callee -> callee != caller && dice.oneIn(Math.max(8, services.size())))
                    .map(callee -> new Entity.OfCall(caller.ref(), callee.ref())))
        .toList();
  }

  List<Entity.OfCall> callsMade() {
    return calls;
  }

  CallGraph callGraph() {
    Map<Entity, Reading> rates = calls.stream().collect(toMap(c -> c, _ -> new Reading.Value(1)));
    return CallGraph.of(new Readings(START, Map.of(Signals.CALL_RATE, rates), Map.of()));
  }

  int step() {
    return step;
  }

  Instant now() {
    return START.plus(STEP.multipliedBy(step));
  }

  /** The latest step at an instant. */
  static int stepAt(Instant at) {
    return (int) Math.floorDiv(Duration.between(START, at).toMillis(), STEP.toMillis());
  }

  boolean over() {
    return step >= STEPS - 1;
  }

  boolean troubled() {
    return step < CALM + TROUBLE;
  }

  List<TownService> services() {
    return services;
  }

  TownService service(ServiceRef ref) {
    return services.stream().filter(s -> s.ref().equals(ref)).findFirst().orElseThrow();
  }

  Optional<TownPod> pod(PodRef ref) {
    return services.stream()
        .flatMap(s -> s.podsEver().stream())
        .filter(p -> p.ref.equals(ref))
        .findFirst();
  }

  <T> Optional<T> first(Function<TownService, Stream<T>> of) {
    return services.stream().flatMap(of).findFirst();
  }

  void advance() {
    step++;
    if (step > CALM && troubled()) {
      strike();
    }
    if (step == CALM + TROUBLE) {
      services.forEach(TownService::heals);
    }
    services.forEach(service -> service.advance(step, now()));
  }

  private void strike() {
    services.stream().filter(_ -> dice.oneIn(pace)).forEach(this::strike);
    if (dice.oneIn(bold ? 1_500 : 500)) {
      int until = step + lasts();
      services.forEach(s -> s.falls(new Fault(Kind.SERVICE, "", 0.5, until)));
    }
    if (dice.oneIn(200)) {
      dice.any(services).load(dice.any(100.0, 30.0, 0.05));
    }
    services.stream().filter(_ -> dice.oneIn(150)).forEach(s -> s.unscraped(step));
    services.stream().filter(_ -> dice.oneIn(8)).forEach(s -> s.unscraped(Integer.MAX_VALUE));
    services.stream()
        .filter(_ -> dice.oneIn(300))
        .forEach(s -> dice.any(s.deployments()).rollOut(step, now()));
    services.stream()
        .filter(_ -> dice.oneIn(200))
        .forEach(s -> dice.any(s.deployments()).deploy(step, now()));
    services.stream()
        .filter(_ -> dice.oneIn(250))
        .forEach(s -> dice.any(s.deployments()).scale(step + lasts()));
    services.stream()
        .filter(_ -> dice.oneIn(300))
        .forEach(s -> dice.any(s.deployments()).pause(step + lasts()));
    services.stream()
        .filter(_ -> dice.oneIn(300))
        .forEach(s -> dice.any(s.deployments()).hide(step + lasts()));
    services.stream().filter(_ -> dice.oneIn(400)).forEach(s -> s.hiddenUntil = step + lasts());
  }

  private void strike(TownService service) {
    String version = dice.any("v1", "v2");
    service.falls(bold ? grave(version) : any(version));
  }

  private Fault any(String version) {
    Kind kind =
        dice.any(
            Kind.POD,
            Kind.POD,
            Kind.VERSION,
            Kind.VERSION,
            Kind.VERSION,
            Kind.VERSION,
            Kind.SERVICE,
            Kind.SLOW,
            Kind.CRASH);
    double share = dice.any(0.07, 0.15, 0.4, 0.6, 0.9);
    return new Fault(kind, version, share, step + lasts());
  }

  /** One that an action is for. */
  private Fault grave(String version) {
    Kind kind = dice.any(Kind.POD, Kind.VERSION, Kind.VERSION, Kind.CRASH);
    return new Fault(kind, version, dice.any(0.6, 0.9), step + dice.any(40, 60, 100));
  }

  private int lasts() {
    return dice.any(4, 12, 30, 40, 60, 60, 100);
  }
}
