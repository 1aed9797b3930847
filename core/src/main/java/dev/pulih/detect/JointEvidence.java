package dev.pulih.detect;

import dev.pulih.detect.Deviations.Lasting;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.evidence.Contribution;
import dev.pulih.detect.evidence.EvidenceSeries;
import dev.pulih.detect.evidence.EvidenceWatch;
import dev.pulih.detect.evidence.GoldenSignal;
import dev.pulih.detect.evidence.Suspicion;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What several signals of a service show together: it makes findings of what none of them shows
 * alone, and holds back for a while what traffic shows alone.
 */
final class JointEvidence {

  private static final String RULE = "joint_evidence";

  private record Slot(EvidenceSeries evidence, Series series) {}

  private final JointSettings settings;
  private final List<Slot> slots;
  private final EvidenceWatch watch;
  private final double[] values;

  JointEvidence(JointSettings settings, Duration interval, Collection<Watched> watched) {
    this.settings = settings;
    this.slots = watched.stream().flatMap(JointEvidence::slots).toList();
    this.watch =
        new EvidenceWatch(
            settings.evidence(),
            settings.every(),
            interval,
            slots.stream().map(Slot::evidence).toList());
    this.values = new double[slots.size()];
  }

  private static Stream<Slot> slots(Watched watched) {
    Entities entities = Entities.of(watched);
    return JointSignal.shipped().stream()
        .flatMap(
            joint ->
                entities.of(joint.signal().kind()).stream()
                    .map(entity -> new Series(joint.signal(), entity))
                    .map(series -> slot(watched.service(), joint, series)));
  }

  private static Slot slot(ServiceRef service, JointSignal joint, Series series) {
    return new Slot(
        new EvidenceSeries(series.toString(), service, joint.tells(), joint.scale()), series);
  }

  /** Weighs one tick. */
  void next(Readings readings) {
    for (int slot = 0; slot < values.length; slot++) {
      Series series = slots.get(slot).series();
      values[slot] = readings.value(series.signal(), series.entity());
    }
    watch.next(readings.at(), values);
  }

  /** What the signals of a service show together: a finding for each that tells enough. */
  Stream<Finding> of(ServiceRef service) {
    return watch.of(service).stream()
        .flatMap(s -> s.reasons().stream().map(reason -> finding(service, s, reason)));
  }

  private Finding finding(ServiceRef service, Suspicion suspicion, Contribution reason) {
    Series series = slots.get(reason.slot()).series();
    Measured measured =
        new Measured(series.signal(), series.entity(), reason.value(), reason.usual());
    return new Finding(service, RULE, measured, suspicion.since(), Optional.empty());
  }

  /** Whether a deviation waits for another signal to support it, or for it to last unbroken. */
  boolean waits(Lasting deviation, Instant at) {
    Finding finding = deviation.finding();
    return finding.measured().signal().equals(Signals.REQUEST_RATE.over(Span.RECENT))
        && at.isBefore(deviation.from().plus(settings.aloneFor()))
        && !watch.supported(finding.service(), GoldenSignal.TRAFFIC);
  }

  /** How many services came under suspicion at the latest tick. */
  int begun() {
    return watch.begun();
  }
}
