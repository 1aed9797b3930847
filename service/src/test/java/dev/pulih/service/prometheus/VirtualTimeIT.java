package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Answer;
import dev.pulih.recover.RestartOrder;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.cluster.pods.Crash;
import dev.pulih.simulator.scenario.GroundTruth;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.Levers;
import dev.pulih.simulator.world.Pace;
import dev.pulih.simulator.world.ServiceProfile.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Virtual time answers as Prometheus does: the pages of one world's pods, kept by a real Prometheus
 * and asked with the shipped expressions, against the simulator's own signals.
 *
 * <p>The world lives for twenty minutes. In them all pods start, one fails half of its requests,
 * one container dies and begins at zero, all pods of a service are replaced, consumers fall behind,
 * answers take longer than the last bucket, one service gets a request every few seconds, another
 * none any more, and for a minute and a half nothing is scraped.
 */
class VirtualTimeIT {

  /**
   * Both compute in double precision, but Prometheus adds in the order of its series: some ten
   * additions and a division, each exact to 1.1e-16.
   */
  private static final double TOLERANCE = 1e-12;

  /** Seconds since 1970 are some 1.8e9, of which a double knows 2.4e-7; an age is a difference. */
  private static final double OF_TIMES = 5e-7;

  private static final Instant ONSET = Instant.parse("2026-11-23T02:00:00Z");
  private static final Duration LEAD = Duration.ofMinutes(5);
  private static final Duration SCRAPE = Duration.ofSeconds(15);
  private static final Instant RESTART = ONSET.plusSeconds(240);
  private static final Instant END = ONSET.plusSeconds(900);
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final ServiceRef GATEWAY = new ServiceRef("bos", "api-gateway");
  private static final ServiceRef ACCOUNT = new ServiceRef("bos", "account-service");
  private static final ServiceRef BILLING = new ServiceRef("bos", "billing-service");
  private static final ServiceRef QUIET = new ServiceRef("bos", "violation-service");

  /** No answer stands for a quarter of an hour: each instant is asked for itself. */
  private static final Map<String, SignalSpec> ALWAYS_ASKED =
      Map.of("pod_capacity", new SignalSpec(null, null, null, null, "1ms"));

  private static final List<Signal> COMPARED =
      Stream.of(Signals.shipped(), Signals.ofBriefings(), Signals.ofPages())
          .flatMap(List::stream)
          .toList();

  private static final Simulation WORLD =
      Simulation.begin(
          scenario(),
          7,
          new Timing(Duration.ZERO, LEAD, Duration.ofSeconds(1), SCRAPE, Pace.usual()));
  private static final Scraped SCRAPED = new Scraped();
  private static final List<Comparison> COMPARISONS = new ArrayList<>();

  /** One entity's reading from both. */
  private record Comparison(
      Instant at, Signal signal, Entity entity, Reading real, Reading simulated) {

    /** Both are unknown, or both know the same. */
    boolean same() {
      double one = real.known().orElse(Double.NaN);
      double other = simulated.known().orElse(Double.NaN);
      return Double.compare(one, other) == 0 || Math.abs(one - other) <= tolerance(one);
    }

    private double tolerance(double value) {
      return signal.equals(Signals.SAMPLE_AGE) ? OF_TIMES : TOLERANCE * Math.abs(value);
    }
  }

  @BeforeAll
  static void live_and_compare() {
    live();
    Preset preset =
        Preset.named("client-library").with(calls()).with(new Preset(null, null, ALWAYS_ASKED));
    SignalCatalog catalog = new SignalCatalog(preset, Scope.everything(), Spans.defaults());
    try (RealPrometheus prometheus = RealPrometheus.knowing(SCRAPED.samples());
        PrometheusSource real = new PrometheusSource(Patient.settings(prometheus.url()), catalog)) {
      instants().forEach(at -> compare(at, real, WORLD.signals(Spans.defaults())));
    }
  }

  /** The pods' pages have Istio's metrics too, and only Istio's preset asks for calls. */
  private static Preset calls() {
    Preset istio = Preset.named("istio");
    Map<EntityKind, List<String>> labels = new HashMap<>(istio.labels());
    Map<String, SignalSpec> signals = new HashMap<>(istio.expanded());
    labels.keySet().retainAll(Set.of(EntityKind.CALL));
    signals.keySet().retainAll(Signals.ofCalls().stream().map(Signal::name).toList());
    return new Preset(labels, null, signals);
  }

  @AfterAll
  static void forget() {
    COMPARISONS.clear();
  }

  private static void live() {
    Instant first = ONSET.minus(LEAD).plusSeconds(5); // the phase of the simulator's scrapes
    boolean restarted = false;
    for (Instant at = first; !at.isAfter(END); at = at.plus(SCRAPE)) {
      if (!restarted && at.isAfter(RESTART)) {
        restarted = true;
        restart();
      }
      WORLD.advanceTo(at);
      if (WORLD.world().monitored()) {
        SCRAPED.scrape(WORLD.world());
      }
    }
  }

  private static void restart() {
    WorkloadRef workload = WorkloadRef.deployment("bos", "txn-service-v1");
    assertThat(WORLD.rollouts().restart(new RestartOrder(workload, RESTART, "test")))
        .isInstanceOf(Answer.Accepted.class);
  }

  /** Each tick, each scrape, and a moment that is neither. */
  private static Stream<Instant> instants() {
    return Stream.iterate(ONSET.minus(LEAD), at -> !at.isAfter(END), at -> at.plus(SCRAPE))
        .flatMap(at -> Stream.of(at, at.plusSeconds(5), at.plusMillis(9_137)));
  }

  private static void compare(Instant at, SignalSource real, SignalSource simulated) {
    Readings ours = simulated.read(COMPARED, at);
    Readings theirs = real.read(COMPARED, at);
    assertThat(theirs.failures()).isEmpty();
    assertThat(ours.failures()).isEmpty();
    COMPARED.forEach(signal -> compare(signal, theirs, ours));
  }

  private static void compare(Signal signal, Readings real, Readings simulated) {
    Set<Entity> entities = new HashSet<>(real.entities(signal).keySet());
    entities.addAll(simulated.entities(signal).keySet());
    entities.forEach(
        entity ->
            COMPARISONS.add(
                new Comparison(
                    real.at(),
                    signal,
                    entity,
                    real.of(signal, entity),
                    simulated.of(signal, entity))));
  }

  @Test
  void every_reading_is_the_same() {
    assertThat(COMPARISONS).filteredOn(pair -> !pair.same()).isEmpty();
  }

  @Test
  void every_signal_is_compared_where_it_is_known() {
    for (Signal signal : COMPARED) {
      assertThat(COMPARISONS)
          .as("%s", signal)
          .filteredOn(pair -> pair.signal().equals(signal) && pair.real().known().isPresent())
          .hasSizeGreaterThan(100);
    }
  }

  @Test
  void what_was_to_be_compared_did_happen() {
    assertThat(pods(Signals.SAMPLE_AGE, RESTART))
        .hasSize(6)
        .doesNotContainAnyElementsOf(pods(Signals.SAMPLE_AGE, END));
    // The rates of the pods that were replaced go on for five minutes.
    assertThat(pods(Signals.POD_REQUEST_RATE, RESTART.plusSeconds(240))).hasSize(12);
    assertThat(values(Signals.POD_ERROR_RATE)).anyMatch(share -> share > 0.4);
    assertThat(values(Signals.P99_LATENCY)).contains(10.0); // the last finite bound
    assertThat(values(Signals.POD_LATENCY)).anyMatch(mean -> mean > 8); // of a P99 of 24 s
    assertThat(values(Signals.POD_P99)).contains(10.0).anyMatch(p99 -> p99 < 1);
    assertThat(values(Signals.KAFKA_LAG)).anyMatch(lag -> lag > 10_000);
    assertThat(values(Signals.SAMPLE_AGE)).anyMatch(age -> age > 80);
    assertThat(COMPARISONS)
        .filteredOn(pair -> pair.entity().equals(new Entity.OfService(QUIET)))
        .filteredOn(pair -> pair.signal().equals(Signals.REQUEST_RATE.over(Span.RECENT)))
        .extracting(pair -> pair.real().known().orElse(0))
        .anyMatch(rate -> rate > 0 && rate < 1);
  }

  @Test
  void calls_fail_as_their_callee_does_and_time_out_where_it_is_slow() {
    assertThat(calls(TXN, ACCOUNT)).anyMatch(share -> share > 0.9); // 24 s, and 1 s of patience
    assertThat(calls(GATEWAY, TXN)).anyMatch(share -> share > 0.05 && share < 0.2); // a pod of six
  }

  private static List<Double> calls(ServiceRef caller, ServiceRef callee) {
    return COMPARISONS.stream()
        .filter(pair -> pair.signal().equals(Signals.CALL_ERROR_RATE))
        .filter(pair -> pair.entity().equals(new Entity.OfCall(caller, callee)))
        .flatMap(pair -> pair.real().known().stream().boxed())
        .toList();
  }

  @Test
  void without_requests_both_are_unknown() {
    // Requests stop 200 s after the onset; five minutes later none of them is in the window.
    assertThat(COMPARISONS)
        .filteredOn(pair -> pair.at().isAfter(ONSET.plusSeconds(520)))
        .filteredOn(pair -> pair.signal().equals(Signals.ERROR_RATE))
        .filteredOn(pair -> pair.entity().equals(new Entity.OfService(BILLING)))
        .isNotEmpty()
        .allMatch(pair -> pair.real().known().isEmpty() && pair.simulated().known().isEmpty());
  }

  private static List<Entity> pods(Signal signal, Instant at) {
    return COMPARISONS.stream()
        .filter(pair -> pair.signal().equals(signal) && pair.at().equals(at))
        .filter(pair -> pair.real().known().isPresent())
        .map(Comparison::entity)
        .filter(entity -> entity.toString().contains(TXN.name()))
        .toList();
  }

  private static List<Double> values(Signal signal) {
    return COMPARISONS.stream()
        .filter(pair -> pair.signal().equals(signal))
        .flatMap(pair -> pair.real().known().stream().boxed())
        .toList();
  }

  private static Scenario scenario() {
    BackOffice office =
        BackOffice.usual().with("violation-service", s -> s.with(new Load(0.000_03, 400)));
    return new Scenario(
        "everything",
        "Whatever makes a difference to a rate.",
        new Scenario.Setting(office, ONSET, Duration.ofMinutes(15)),
        VirtualTimeIT::act,
        new GroundTruth("none", Set.of(), GroundTruth.End.PEOPLE));
  }

  private static void act(Levers levers) {
    levers.pods("txn-service").stream().limit(1).forEach(p -> p.suffer(Ailment.failing(0.5)));
    levers.pods("account-service").forEach(p -> p.suffer(Ailment.slow(200)));
    levers.groups().forEach(group -> group.fallBehind(levers.seconds() * 100));
    if (levers.begins()) {
      levers.crash(levers.pods("payment-service").getFirst(), Crash.ERROR, "gone");
    }
    if (levers.seconds() > 200) {
      levers.traffic("billing-service", 0);
    }
    if (levers.seconds() > 600 && levers.seconds() < 690) {
      levers.blind();
    }
  }
}
