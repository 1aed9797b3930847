package dev.pulih.detect;

import dev.pulih.detect.Deviations.Lasting;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.evidence.Contribution;
import dev.pulih.detect.evidence.EvidenceSeries;
import dev.pulih.detect.evidence.EvidenceWatch;
import dev.pulih.detect.evidence.EvidenceWatch.Rhythm;
import dev.pulih.detect.evidence.GoldenSignal;
import dev.pulih.detect.evidence.Suspicion;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What several signals of a service show together: it makes findings of what none of them shows
 * alone, and holds back for a while what traffic shows alone.
 */
final class JointEvidence {

  private static final String RULE = "joint_evidence";
  private static final Signal ERRORS = Signals.ERROR_RATE.over(Span.RECENT);
  private static final Signal REQUESTS = Signals.REQUEST_RATE.over(Span.RECENT);

  private record Slot(EvidenceSeries evidence, Series series) {}

  private final JointSettings settings;
  private final List<Slot> slots;
  private final EvidenceWatch watch;
  private final double windowSeconds;
  private final double[] values;
  private final double[] sure;

  /**
   * Of some services.
   *
   * @param window how long {@link Span#RECENT} is
   */
  JointEvidence(
      JointSettings settings, DetectionSettings all, Duration window, Collection<Watched> watched) {
    this.settings = settings;
    this.windowSeconds = window.toMillis() / 1e3;
    this.slots = watched.stream().flatMap(JointEvidence::slots).toList();
    this.watch =
        new EvidenceWatch(
            settings.evidence(),
            new Rhythm(settings.every(), all.interval(), wanted(all)),
            slots.stream().map(Slot::evidence).toList());
    this.values = new double[slots.size()];
    this.sure = new double[slots.size()];
  }

  /** As many as a series may deviate; a rule that nobody calibrates has no such number. */
  private static OptionalDouble wanted(DetectionSettings all) {
    return all.deviation().calibration().stream()
        .mapToDouble(calibration -> calibration.perCheck(all.interval()))
        .findAny();
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
      sure[slot] = sure(series, values[slot], readings);
    }
    watch.next(readings.at(), values, sure);
  }

  /** A failure or two among few requests may be chance. */
  private double sure(Series series, double value, Readings readings) {
    return series.signal().equals(ERRORS)
        ? LeastShare.of(value, windowSeconds * readings.value(REQUESTS, series.entity()))
        : value;
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
    return finding.measured().signal().equals(REQUESTS)
        && at.isBefore(deviation.from().plus(settings.aloneFor()))
        && !watch.supported(finding.service(), GoldenSignal.TRAFFIC);
  }

  /** How many services came under suspicion at the latest tick. */
  int begun() {
    return watch.begun();
  }
}
