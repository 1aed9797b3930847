package dev.pulih.detect;

import static java.util.Comparator.comparingInt;

import dev.pulih.detect.Detected.OfService;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is remembered about one service from tick to tick. */
final class ServiceDetector {

  private final Watched watched;
  private final Entities entities;
  private final RuleBook rules;
  private final RestartWatch restart;
  private final ShiftWatch shift;
  private final CalmWatch calm;
  private Optional<Instant> blindSince = Optional.empty();

  /** With half of the recent window, in ticks. */
  ServiceDetector(Watched watched, DetectionSettings settings, int halfWindow) {
    this.watched = watched;
    this.entities = Entities.of(watched);
    this.rules = new RuleBook(settings);
    this.restart = new RestartWatch(settings, halfWindow);
    this.shift = new ShiftWatch(settings, halfWindow);
    this.calm = new CalmWatch(settings);
  }

  /** What its rules may look at. */
  Scene scene(Readings readings, Optional<ServiceInventory> inventory, boolean current) {
    return new Scene(watched, entities, readings, inventory, current);
  }

  /** The next tick's answer, with the deviations that count for the service. */
  OfService next(Scene scene, List<Finding> deviations) {
    rules.next(scene);
    blindSince = blindSince(scene);
    return new OfService(
        worstFirst(Stream.concat(rules.findings(scene).stream(), deviations.stream())),
        restart.next(scene),
        shift.next(scene),
        calm.next(rules.quiet(), scene),
        blindSince);
  }

  private Optional<Instant> blindSince(Scene scene) {
    return switch (scene.readings().of(Signals.ERROR_RATE, scene.service())) {
      case Reading.Value _ -> Optional.empty();
      case Reading.Unknown _ -> blindSince.or(() -> Optional.of(scene.at()));
    };
  }

  private static List<Finding> worstFirst(Stream<Finding> findings) {
    return findings.sorted(comparingInt(ServiceDetector::urgency)).toList();
  }

  private static int urgency(Finding finding) {
    return finding.is(Severity.P1) ? 0 : finding.is(Severity.P2) ? 1 : 2;
  }
}
