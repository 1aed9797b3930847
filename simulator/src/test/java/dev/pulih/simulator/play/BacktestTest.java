package dev.pulih.simulator.play;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.backtest.Backtest;
import dev.pulih.backtest.Deed;
import dev.pulih.backtest.KnownIncident;
import dev.pulih.backtest.KnownIncidents;
import dev.pulih.backtest.Played;
import dev.pulih.backtest.RehearsedIncident;
import dev.pulih.backtest.Whereabouts;
import dev.pulih.detect.Finding;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Setup;
import dev.pulih.flow.TickReport;
import dev.pulih.flow.WatchLoop;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backtest over the readings of a live loop finds what the live loop found, tick by tick. */
class BacktestTest {

  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");

  /** What a live loop, in a mode that touches nothing, read and said at each tick. */
  private record Live(
      Setup setup,
      Taped taped,
      Map<ServiceRef, Set<String>> workloads,
      List<List<Finding>> findings,
      List<Recorded> events) {

    static Live of(Scenario scenario) {
      return of(scenario, Duration.ZERO);
    }

    /** With so much more time than the scenario takes. */
    static Live of(Scenario scenario, Duration more) {
      Simulation world = Simulation.begin(scenario, 7, Timing.usual());
      Setup setup = Setups.of(scenario.setting().office(), Mode.DRY_RUN);
      Taped taped = new Taped(world.signals(setup.spans()));
      EventLog log = new MemoryEventLog();
      WatchLoop loop =
          new WatchLoop(
              setup,
              new WatchLoop.Ports(
                  taped,
                  world.inventory(),
                  new MemoryLedger(),
                  (at, found) -> {},
                  SeriesArchive.none()),
              new IncidentBook(log, recorded -> {}));
      Map<ServiceRef, Set<String>> workloads =
          world.inventory().latest().services().entrySet().stream()
              .collect(
                  toMap(
                      Map.Entry::getKey,
                      e ->
                          e.getValue().workloads().stream()
                              .map(w -> w.ref().name())
                              .collect(toSet())));
      loop.warmUp(world.now());
      List<List<Finding>> findings = new ArrayList<>();
      Instant end = scenario.setting().onset().plus(scenario.setting().length()).plus(more);
      for (Instant at = world.now(); !at.isAfter(end); at = at.plusSeconds(15)) {
        world.advanceTo(at);
        findings.add(found(loop.tick(at)));
      }
      return new Live(setup, taped, workloads, findings, log.load());
    }

    Backtest backtest(KnownIncident... incidents) {
      KnownIncidents known = new KnownIncidents(List.of(incidents), Duration.ofMinutes(5));
      Backtest backtest =
          new Backtest(setup, new Backtest.Context(workloads, taped::measures, known));
      backtest.warmUp(taped.before(), taped.ticks().getFirst().at());
      return backtest;
    }

    Instant first(Step step) {
      return events.stream()
          .filter(e -> e.step().step() == step)
          .findFirst()
          .map(Recorded::at)
          .orElseThrow();
    }
  }

  /** Whether an endpoint is ready, the readings do not say. */
  private static List<Finding> found(TickReport report) {
    return report.detected().services().values().stream()
        .flatMap(service -> service.findings().stream())
        .filter(finding -> !finding.rule().equals("no_ready_endpoint"))
        .sorted(Comparator.comparing(Finding::toString))
        .toList();
  }

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void it_finds_what_the_live_loop_found_at_each_tick(Scenario scenario) {
    Live live = Live.of(scenario);
    Backtest backtest = live.backtest();
    List<List<Finding>> found =
        live.taped().ticks().stream().map(readings -> found(backtest.next(readings))).toList();
    assertThat(found).isEqualTo(live.findings());
  }

  private static Set<String> rules(List<List<Finding>> found) {
    return found.stream().flatMap(List::stream).map(Finding::rule).collect(toSet());
  }

  /** In this scenario; what the loops say is equal in all of them. */
  @Test
  void deviations_are_among_what_is_compared() {
    assertThat(rules(Live.of(Scenarios.oom()).findings())).contains("deviation", "error_rate_p1");
  }

  @Test
  void it_would_have_restarted_when_the_live_loop_would_have() {
    Live live = Live.of(Scenarios.oom());
    Backtest backtest = live.backtest();
    live.taped().ticks().forEach(backtest::next);
    RehearsedIncident incident = backtest.end().incidents().all().getFirst();
    assertThat(incident.opened().at()).isEqualTo(live.first(Step.OPENED));
    assertThat(incident.first(Deed.What.RESTART)).contains(live.first(Step.WOULD_ACT));
    assertThat(incident.unknowableFrom()).isEqualTo(incident.first(Deed.What.RESTART));
    assertThat(incident.deeds().getLast().what()).isEqualTo(Deed.What.RESTART);
  }

  @Test
  void what_is_known_to_have_been_is_told_from_false_alarms() {
    Live live = Live.of(Scenarios.oom());
    Instant onset = Scenarios.oom().setting().onset();
    KnownIncident leak = new KnownIncident(TXN, onset, onset.plusSeconds(1200));
    Backtest backtest = live.backtest(leak);
    live.taped().ticks().forEach(backtest::next);
    Played played = backtest.end();
    assertThat(played.sightings().getFirst().threshold()).contains(live.first(Step.OPENED));
    assertThat(played.incidents().counts()).containsOnlyKeys(Whereabouts.INSIDE);
    assertThat(played.findings().counts())
        .filteredOn(count -> count.of().severity().isPresent())
        .allMatch(count -> count.at(Whereabouts.OUTSIDE) == 0);
  }

  @Test
  void after_an_action_nothing_counts_as_a_false_alarm() {
    Live live = Live.of(Scenarios.oom());
    Backtest backtest = live.backtest();
    live.taped().ticks().forEach(backtest::next);
    Played played = backtest.end();
    Instant acted = played.incidents().all().getFirst().unknowableFrom().orElseThrow();
    assertThat(played.findings().episodes())
        .filteredOn(episode -> episode.about().service().equals(TXN))
        .filteredOn(episode -> episode.from().isAfter(acted))
        .isNotEmpty()
        .allMatch(episode -> episode.where() == Whereabouts.UNKNOWABLE);
  }

  @Test
  void what_people_have_is_closed_once_it_is_calm_so_that_the_next_incident_opens() {
    Scenario plateau = Scenarios.plateau(0.5, 3, Duration.ofMinutes(20));
    Live live = Live.of(plateau, Duration.ofMinutes(15)); // five of errors in the window, five calm
    Backtest backtest = live.backtest();
    live.taped().ticks().forEach(backtest::next);
    assertThat(backtest.end().incidents().all())
        .singleElement()
        .extracting(incident -> incident.end().orElseThrow().how())
        .asString()
        .contains("calm again");
  }
}
