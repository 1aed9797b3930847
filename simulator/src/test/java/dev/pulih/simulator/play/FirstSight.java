package dev.pulih.simulator.play;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Detector;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.Finding;
import dev.pulih.flow.Setup;
import dev.pulih.policy.Mode;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a fault that nobody mends is first seen, with the calibrated deviation rule and the bare
 * one.
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
  private Optional<Long> threshold = Optional.empty();
  private Optional<Long> any = Optional.empty();
  private Optional<Long> bare = Optional.empty();

  private FirstSight(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.world = Simulation.begin(scenario, seed, Timing.usual());
    Setup setup = Setups.of(scenario.setting().office(), Mode.DRY_RUN);
    this.source = world.signals(setup.spans());
    this.signals = setup.detection().signals();
    this.calibrated =
        new Detector(
            setup.detection().with(DeviationSettings.calibrated()),
            setup.spans(),
            setup.services());
    this.plain =
        new Detector(
            setup.detection().with(DeviationSettings.plain()), setup.spans(), setup.services());
  }

  /** Watches a scenario from before its onset. */
  static FirstSight of(Scenario scenario, long seed) {
    FirstSight sight = new FirstSight(scenario, seed);
    sight.warmUp();
    Instant end = scenario.setting().onset().plus(LONGEST);
    for (Instant at = sight.world.now(); at.isBefore(end); at = at.plus(TICK)) {
      sight.world.advanceTo(at);
      sight.look(sight.source.read(sight.signals, at));
    }
    return sight;
  }

  /** The tick after the onset in which a threshold was first crossed. */
  Optional<Long> threshold() {
    return threshold;
  }

  /** The tick in which a threshold or the calibrated deviation rule first said something. */
  Optional<Long> any() {
    return any;
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
    Detected by = calibrated.detect(readings, inventory);
    Detected byPlain = plain.detect(readings, inventory);
    long tick = Duration.between(onset(), readings.at()).dividedBy(TICK);
    threshold = threshold.or(() -> when(found(by).filter(f -> f.severity().isPresent()), tick));
    any = any.or(() -> when(found(by), tick));
    bare = bare.or(() -> when(found(byPlain), tick));
  }

  private Instant onset() {
    return scenario.setting().onset();
  }

  private static Optional<Long> when(Stream<Finding> found, long tick) {
    return found.findAny().map(_ -> tick);
  }

  /** What is found of what is at fault, and was not there before it. */
  private Stream<Finding> found(Detected detected) {
    return scenario.truth().faulty().stream()
        .flatMap(service -> Stream.ofNullable(detected.services().get(service)))
        .flatMap(service -> service.findings().stream())
        .filter(finding -> !finding.since().isBefore(onset()));
  }
}
