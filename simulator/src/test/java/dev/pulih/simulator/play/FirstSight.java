package dev.pulih.simulator.play;

import dev.pulih.detect.Detected;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Detector;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Finding;
import dev.pulih.flow.Setup;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * When a fault that nobody mends is first seen, with the calibrated deviation rule and the bare
 * one, and when its readings first pass a threshold, whatever the rules say of it.
 */
final class FirstSight {

  private static final Duration TICK = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Scenario scenario;
  private final Simulation world;
  private final SignalSource source;
  private final List<Signal> signals;
  private final Detector calibrated;
  private final Detector plain;
  private final Watched faulty;
  private final Crossings crossings;
  private final Map<String, Long> found = new TreeMap<>();
  private Optional<Long> bare = Optional.empty();

  private FirstSight(Scenario scenario, long seed, UnaryOperator<DetectionSettings> change) {
    this.scenario = scenario;
    this.world = Simulation.begin(scenario, seed, Timing.usual());
    Setup setup = Setups.of(scenario.setting().office(), Mode.DRY_RUN);
    DetectionSettings shipped = change.apply(setup.detection());
    this.source = world.signals(setup.spans());
    this.signals = setup.detection().signals();
    this.calibrated = new Detector(shipped, setup.spans(), setup.services());
    this.plain =
        new Detector(shipped.with(DeviationSettings.plain()), setup.spans(), setup.services());
    this.faulty = faulty(scenario, setup.services());
    this.crossings = new Crossings(faulty);
  }

  /** Watches a scenario from before its onset, by the rules as shipped but for a change. */
  static FirstSight of(Scenario scenario, long seed, UnaryOperator<DetectionSettings> change) {
    FirstSight sight = new FirstSight(scenario, seed, change);
    sight.warmUp();
    Instant end = scenario.setting().onset().plus(LONGEST);
    for (Instant at = sight.world.now(); at.isBefore(end); at = at.plus(TICK)) {
      sight.world.advanceTo(at);
      sight.look(sight.source.read(sight.signals, at));
    }
    return sight;
  }

  private static Watched faulty(Scenario scenario, List<Watched> services) {
    return services.stream()
        .filter(watched -> scenario.truth().faulty().contains(watched.service()))
        .findAny()
        .orElseThrow();
  }

  /** The tick after the onset in which each threshold was first passed, whoever noticed it. */
  Map<String, Long> crossed() {
    return crossings.first();
  }

  /** The tick in which each rule first said something. */
  Map<String, Long> found() {
    return found;
  }

  /** The tick in which a threshold or the calibrated deviation rule first said something. */
  Optional<Long> any() {
    return found.values().stream().min(Long::compare);
  }

  /** The tick in which a threshold or the bare deviation rule first said something. */
  Optional<Long> bare() {
    return bare;
  }

  private void warmUp() {
    Instant from = world.now().minus(TICK.multipliedBy(SeriesStore.TICKS));
    source.history(signals, from, world.now().minus(TICK), TICK).forEach(this::look);
  }

  private void look(Readings readings) {
    Inventory inventory = world.inventory().latest();
    long tick = Duration.between(onset(), readings.at()).dividedBy(TICK);
    if (tick >= 0) {
      crossings.look(readings, tick);
    }
    found(calibrated.detect(readings, inventory))
        .forEach(finding -> found.putIfAbsent(finding.rule(), tick));
    Stream<Finding> byPlain = found(plain.detect(readings, inventory));
    bare = bare.or(() -> byPlain.findAny().map(_ -> tick));
  }

  private Instant onset() {
    return scenario.setting().onset();
  }

  /** What is found of what is at fault, and was not there before it. */
  private Stream<Finding> found(Detected detected) {
    return Stream.ofNullable(detected.services().get(faulty.service()))
        .flatMap(service -> service.findings().stream())
        .filter(finding -> !finding.since().isBefore(onset()));
  }
}
