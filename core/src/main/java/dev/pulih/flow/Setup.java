package dev.pulih.flow;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.QualifiedSource;
import dev.pulih.flow.EffectRunner.LastLook;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is watched, and by which numbers.
 *
 * @param services the services
 * @param spans how long the windows are
 * @param detection the numbers of the rules
 * @param policy the numbers of the stages
 * @param limits the limits of the guards
 */
public record Setup(
    List<Watched> services,
    Spans spans,
    DetectionSettings detection,
    Policy policy,
    GuardLimits limits) {

  public Setup {
    services = List.copyOf(services);
  }

  /** Everything that a tick reads from a source: for the rules, and the rest for briefings. */
  public List<Signal> signals(SignalSource source) {
    Stream<Signal> optional =
        Stream.concat(detection.optional().stream(), Signals.ofBriefings().stream());
    return Stream.concat(detection.signals().stream(), optional.filter(source::measures))
        .distinct()
        .toList();
  }

  /** What the last look before an action needs. */
  public LastLook lastLook(SignalSource signals, ClusterView cluster, Ledger ledger) {
    SignalSource qualified =
        new QualifiedSource(signals, cluster, detection.trust(), spans, services);
    return new LastLook(
        qualified, ledger, spans, detection.stages().recency(), Licence.alone(this::mode));
  }

  /** What is not watched any more is touched no more. */
  private Mode mode(ServiceRef service) {
    return services.stream()
        .filter(watched -> watched.service().equals(service))
        .map(Watched::mode)
        .findFirst()
        .orElse(Mode.OBSERVE);
  }

  /** An inventory older than this is not trusted. */
  Duration inventoryAge() {
    return detection.trust().inventoryAge();
  }
}
