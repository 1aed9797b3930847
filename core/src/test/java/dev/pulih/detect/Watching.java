package dev.pulih.detect;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Spans;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** A detector under test, fed a tick every 15 s. */
final class Watching {

  static final int INTERVAL = 15;

  private final Detector detector;
  private int next;

  Watching(DetectionSettings settings) {
    this.detector = new Detector(settings, Spans.defaults(), List.of(Tick.WATCHED));
  }

  static Watching withDefaults() {
    return new Watching(DetectionSettings.defaults());
  }

  Detector detector() {
    return detector;
  }

  OfService tick(IntFunction<Tick> world) {
    return tick(world, Tick.inventory(next));
  }

  OfService tick(IntFunction<Tick> world, Inventory inventory) {
    Detected detected = detector.detect(world.apply(next).readings(), inventory);
    next += INTERVAL;
    return detected.services().get(Tick.TXN);
  }

  /** The answer of the last of so many ticks. */
  OfService ticks(int count, IntFunction<Tick> world) {
    for (int i = 1; i < count; i++) {
      tick(world);
    }
    return tick(world);
  }

  /** The second of the first tick within an hour whose answer is as wanted. */
  Optional<Integer> first(IntFunction<Tick> world, Predicate<OfService> wanted) {
    while (next < 3600) {
      if (wanted.test(tick(world))) {
        return Optional.of(next - INTERVAL);
      }
    }
    return Optional.empty();
  }
}
