package dev.pulih.flow;

import static dev.pulih.recover.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationMemory;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Finding;
import dev.pulih.detect.FindingLog;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Storm;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.WithPeople;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Four services of one pod each, with a tick every 15 s. */
class WatchLoopTest implements SignalSource, ClusterView, FindingLog {

  private static final int SERVICES = 4;

  private final FakeLog log = new FakeLog();
  private final FakeLedger ledger = new FakeLedger();
  private final List<Instant> asked = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();
  private final Set<Integer> failing = new HashSet<>();
  private double rate = 100;
  private Instant seen = at(0);
  private Optional<DeviationMemory> kept = Optional.empty();
  private Runnable whileLookingBack = () -> {};
  private IncidentBook book = new IncidentBook(log, _ -> {});
  private WatchLoop loop = loop();

  private WatchLoop loop() {
    return new WatchLoop(setup(), new WatchLoop.Ports(this, this, ledger, this, new Kept()), book);
  }

  private final class Kept implements SeriesArchive {
    @Override
    public Optional<DeviationMemory> latest() {
      return kept;
    }

    @Override
    public void keep(DeviationMemory memory) {
      kept = Optional.of(memory);
    }
  }

  private static Setup setup() {
    return new Setup(
        IntStream.range(0, SERVICES).mapToObj(WatchLoopTest::watched).toList(),
        Spans.defaults(),
        DetectionSettings.defaults().with(DeviationSettings.calibrated()),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  private static Watched watched(int number) {
    return new Watched(
        service(number),
        new Slo(0.9995, Duration.ofMillis(200), 0.001),
        Mode.AUTO,
        Owned.nothing(),
        OptionalDouble.empty());
  }

  private static ServiceRef service(int number) {
    return new ServiceRef("bos", "service-" + number);
  }

  @Test
  void a_tick_reads_everything_at_one_instant() {
    TickReport report = tick(0);
    assertThat(asked).containsExactly(at(0));
    assertThat(report.at()).isEqualTo(at(0));
    assertThat(report.detected().services()).hasSize(SERVICES);
    assertThat(report.failures()).containsOnlyKeys(Signals.KAFKA_LAG);
  }

  @Test
  void who_asks_what_is_known_does_not_wait_for_the_past_to_be_read() {
    List<SeriesWindow> seenMeanwhile = new ArrayList<>();
    whileLookingBack = () -> seenMeanwhile.add(elsewhere(() -> loop.series(_ -> true)));
    loop.warmUp(at(900));
    assertThat(seenMeanwhile).hasSize(1);
  }

  private static <T> T elsewhere(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question).orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void all_services_are_explained_for_one_question_to_the_ledger() {
    tick(0);
    int before = ledger.asked();
    assertThat(loop.explain(WatchLoop.ALL)).hasSize(SERVICES);
    assertThat(ledger.asked()).isEqualTo(before + 1);
    assertThat(loop.explain("service-0")).hasSize(1);
    assertThat(loop.explain("nobody")).isEmpty();
  }

  @Test
  void what_is_learned_of_the_series_outlives_the_loop_and_is_not_learned_twice() {
    for (int second = 0; second <= 900; second += 15) {
      rate = 100 + second % 7;
      tick(second);
    }
    loop.keepMemory();
    DeviationMemory learned = kept.orElseThrow();
    assertThat(learned.until()).isEqualTo(at(900));
    assertThat(learned.series()).containsKey("request_rate[RECENT] of bos/service-0");

    loop = loop();
    loop.warmUp(at(915));
    loop.keepMemory();

    assertThat(kept).contains(learned);
  }

  @Test
  void a_loop_that_has_learned_nothing_keeps_nothing() {
    loop.keepMemory();
    assertThat(kept).isEmpty();
  }

  @Test
  void a_tick_that_did_not_take_place_asks_nobody_and_knows_nothing() {
    failing.add(0);
    tick(0);
    asked.clear();
    TickReport report = loop.skip(at(15));
    assertThat(asked).isEmpty();
    assertThat(report.detected().readings().samples()).isEmpty();
    assertThat(report.detected().services().get(service(0)).blindSince()).contains(at(15));
  }

  @Test
  void findings_are_written_down_with_their_tick_and_no_empty_list_is() {
    tick(0);
    assertThat(found).isEmpty();
    failing.add(1);
    tick(15);
    assertThat(found).isNotEmpty();
    assertThat(found).allMatch(f -> f.service().equals(service(1)));
  }

  @Test
  void restarts_that_the_cluster_shows_are_remembered_once() {
    tick(0);
    tick(15);
    assertThat(ledger.restartsSince(at(-10_000)))
        .hasSize(SERVICES)
        .contains(
            new RestartSeen(
                WorkloadRef.deployment("bos", "service-0"), RestartSeen.ROLLOUT, "h0", at(-3_600)));
  }

  @Test
  void an_inventory_of_more_than_a_minute_ago_is_not_trusted() {
    // Four ticks of 15 s.
    seen = at(0);
    assertThat(tickOnly(60).inventory().services()).hasSize(SERVICES);
    assertThat(tickOnly(75).inventory().services()).isEmpty();
  }

  @Test
  void what_the_history_shows_has_held_already_when_the_first_tick_comes() {
    failing.add(0);
    loop.warmUp(at(900));
    assertThat(book.all()).isEmpty();
    assertThat(found).isEmpty();
    TickReport report = tick(900);
    assertThat(report.detected().services().get(service(0)).shift().matured()).isTrue();
  }

  @Test
  void without_a_history_a_condition_begins_with_the_first_tick() {
    failing.add(0);
    TickReport report = tick(900);
    assertThat(report.detected().services().get(service(0)).shift().underWay()).isTrue();
    assertThat(report.detected().services().get(service(0)).shift().matured()).isFalse();
  }

  @Test
  void the_history_ends_a_tick_before_the_first_one_and_is_fifteen_minutes_long() {
    loop.warmUp(at(900));
    assertThat(asked).hasSize(60).startsWith(at(0)).endsWith(at(885));
  }

  /** This source measures the shipped signals alone. */
  @Test
  void where_no_signal_about_calls_is_read_who_calls_whom_is_not_known() {
    failing.add(0);
    assertThat(tick(0).elsewhere().calls()).isEmpty();
  }

  @Test
  void a_finding_opens_an_incident() {
    failing.add(2);
    tick(0);
    assertThat(incidents()).containsExactly(service(2));
  }

  @Test
  void three_that_fail_together_are_a_storm_until_none_of_them_does() {
    failing.addAll(Set.of(0, 1, 2));
    TickReport report = tick(0);
    assertThat(report.storm().map(Storm::since)).contains(at(0));
    assertThat(report.storm().orElseThrow().members())
        .containsExactlyInAnyOrder(service(0), service(1), service(2));
    assertThat(incidents()).containsExactly(Incident.STORM);
    failing.removeAll(Set.of(0, 1));
    assertThat(tick(15).storm()).isPresent();
    failing.clear();
    assertThat(tick(30).storm()).isEmpty();
  }

  @Test
  void two_that_fail_together_are_no_storm() {
    failing.addAll(Set.of(0, 1));
    assertThat(tick(0).storm()).isEmpty();
    assertThat(incidents()).containsExactlyInAnyOrder(service(0), service(1));
  }

  @Test
  void three_that_began_more_than_two_minutes_apart_are_no_storm() {
    failing.addAll(Set.of(0, 1));
    for (int second = 0; second <= 120; second += 15) {
      tick(second);
    }
    failing.add(2);
    assertThat(tick(135).storm()).isEmpty();
  }

  /** Sixty ticks at 100 requests a second, then ten at 10: traffic alone has to last. */
  @Test
  void anomalies_that_page_nobody_make_no_storm_and_no_incident() {
    for (int second = 0; second < 900; second += 15) {
      tick(second);
    }
    rate = 10;
    for (int second = 900; second < 1_050; second += 15) {
      assertThat(tick(second).storm()).isEmpty();
    }
    assertThat(found).extracting(Finding::service).contains(service(0), service(1), service(2));
    assertThat(book.all()).isEmpty();
  }

  @Test
  void what_joins_a_storm_becomes_part_of_it() {
    failing.addAll(Set.of(0, 1, 2));
    tick(0);
    failing.add(3);
    assertThat(tick(15).storm().orElseThrow().members()).contains(service(3));
    assertThat(tick(30).storm()).isPresent();
    assertThat(incidents()).containsExactlyInAnyOrder(Incident.STORM, service(3));
    assertThat(book.all())
        .filteredOn(it -> it.facts().incident().service().equals(service(3)))
        .singleElement()
        .isInstanceOf(Closed.class);
  }

  /** Nothing is done about it while the storm is on, but its people are called. */
  @Test
  void what_fails_long_after_a_storm_began_has_an_incident_of_its_own() {
    failing.addAll(Set.of(0, 1, 2));
    tick(0);
    ticks(15, 1_500);
    failing.add(3);
    assertThat(tick(1_515).storm().orElseThrow().members()).doesNotContain(service(3));
    assertThat(incidents()).containsExactlyInAnyOrder(Incident.STORM, service(3));
    ticks(1_530, 2_430);
    assertThat(book.all())
        .filteredOn(it -> it.facts().incident().service().equals(service(3)))
        .singleElement()
        .satisfies(it -> assertThat(it.facts().alarm().paged()).isTrue());
  }

  @Test
  void a_storm_survives_a_restart_of_pulih_as_one_incident() {
    failing.addAll(Set.of(0, 1, 2));
    tick(0);
    restart(60);
    assertThat(tick(60).storm()).isPresent();
    assertThat(incidents()).containsExactly(Incident.STORM);
    assertThat(book.all()).singleElement().isInstanceOf(WithPeople.class);
  }

  @Test
  void a_storm_is_still_on_after_a_restart_though_too_few_are_ill_to_declare_one() {
    failing.addAll(Set.of(0, 1, 2));
    tick(0);
    failing.removeAll(Set.of(1, 2));
    restart(3_585);
    assertThat(tick(3_585).storm().map(Storm::since)).contains(at(0));
    restart(3_600);
    assertThat(tick(3_600).storm()).isEmpty();
  }

  @Test
  void what_had_an_incident_of_its_own_since_a_storm_is_no_part_of_it_after_a_restart() {
    failing.addAll(Set.of(0, 1, 2));
    tick(0);
    failing.remove(2);
    ticks(15, 690);
    failing.add(2);
    ticks(705, 1_770);
    assertThat(incidents()).containsExactlyInAnyOrder(Incident.STORM, service(2));
    String own = book.live().getLast().id();
    var _ = book.apply(own, new ClosedBy("siti", "on it"), at(1_780));
    restart(1_785);
    assertThat(tick(1_785).storm().orElseThrow().members()).doesNotContain(service(2));
    assertThat(book.live())
        .extracting(it -> it.facts().incident().service())
        .containsExactlyInAnyOrder(Incident.STORM, service(2));
  }

  private void restart(long second) {
    book = new IncidentBook(log, _ -> {});
    loop = loop();
    loop.warmUp(at(second));
  }

  @Test
  void a_briefing_tells_what_the_latest_tick_saw_and_nothing_before_it() {
    failing.add(0);
    tick(0);
    Begun incident = book.all().getFirst();
    assertThat(loop.briefing(incident).symptoms().findings()).isNotEmpty();
    assertThat(loop.briefing(incident).symptoms().pods()).hasSize(1);
    assertThat(loop().briefing(incident).symptoms().findings()).isEmpty();
    assertThat(loop().briefing(incident).incident()).isEqualTo(incident.id());
  }

  @Test
  void a_glance_shows_the_error_rate_of_the_ticks_and_nothing_before_them() {
    failing.add(0);
    tick(0);
    tick(15);
    Begun incident = book.all().getFirst();
    assertThat(loop.glance(incident).errors())
        .hasValueSatisfying(line -> assertThat(line.bars()).isEqualTo("██"));
    assertThat(loop().glance(incident).errors()).isEmpty();
  }

  private void ticks(int from, int to) {
    for (int second = from; second <= to; second += 15) {
      tick(second);
    }
  }

  private TickReport tick(long second) {
    seen = at(second);
    return tickOnly(second);
  }

  private TickReport tickOnly(long second) {
    return loop.tick(at(second));
  }

  private List<ServiceRef> incidents() {
    return book.all().stream().map(s -> s.facts().incident().service()).toList();
  }

  @Override
  public Readings read(Collection<Signal> signals, Instant instant) {
    asked.add(instant);
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>();
    for (int number = 0; number < SERVICES; number++) {
      for (Span span : List.of(Span.CONDITION, Span.RECENT, Span.EVALUATION)) {
        put(samples, Signals.POD_REQUEST_RATE.over(span), new Entity.OfPod(pod(number)), 100);
        put(samples, Signals.POD_ERROR_RATE.over(span), new Entity.OfPod(pod(number)), 0);
        put(samples, Signals.REQUEST_RATE.over(span), new Entity.OfService(service(number)), rate);
        put(
            samples,
            Signals.ERROR_RATE.over(span),
            new Entity.OfService(service(number)),
            failing.contains(number) ? 0.3 : 0);
      }
      put(samples, Signals.SAMPLE_AGE, new Entity.OfPod(pod(number)), 1);
    }
    samples.keySet().retainAll(signals);
    return new Readings(instant, samples, Map.of(Signals.KAFKA_LAG, "timeout"));
  }

  private static void put(
      Map<Signal, Map<Entity, Reading>> samples, Signal signal, Entity entity, double value) {
    samples.computeIfAbsent(signal, _ -> new HashMap<>()).put(entity, new Reading.Value(value));
  }

  @Override
  public List<Readings> history(
      Collection<Signal> signals, Instant from, Instant to, Duration step) {
    whileLookingBack.run();
    return Stream.iterate(from, at -> !at.isAfter(to), at -> at.plus(step))
        .map(at -> read(signals, at))
        .toList();
  }

  @Override
  public Inventory latest() {
    Map<ServiceRef, ServiceInventory> all = new HashMap<>();
    for (int number = 0; number < SERVICES; number++) {
      all.put(
          service(number),
          new ServiceInventory(List.of(runs(number)), List.of(), List.of(), List.of(), Map.of()));
    }
    return new Inventory(seen, all);
  }

  private static Pod runs(int number) {
    Instant created = at(-3_600);
    return new Pod(
        pod(number),
        WorkloadRef.deployment("bos", service(number).name()),
        Map.of("pod-template-hash", "h" + number),
        new Pod.Health(created, true, Optional.of(created), List.of()));
  }

  private static PodRef pod(int number) {
    return new PodRef("bos", service(number).name() + "-7d9f8c6b5-abcde");
  }

  @Override
  public void found(Instant instant, List<Finding> findings) {
    assertThat(findings).isNotEmpty();
    found.addAll(findings);
  }
}
