package dev.pulih.detect;

import static dev.pulih.detect.evidence.FlooredLog.Worse.HIGHER;
import static dev.pulih.detect.evidence.FlooredLog.Worse.LOWER;

import dev.pulih.detect.evidence.FlooredLog;
import dev.pulih.detect.evidence.GoldenSignal;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.List;

/**
 * A signal that tells about its service together with others.
 *
 * @param signal the signal
 * @param tells what of the service it measures
 * @param scale how its values are compared; its floor is next to nothing, in the signal's unit
 */
record JointSignal(Signal signal, GoldenSignal tells, FlooredLog scale) {

  /** Every shipped signal of a service, its consumer groups and its database servers. */
  static List<JointSignal> shipped() {
    return List.of(
        worse(Signals.ERROR_RATE.over(Span.RECENT), GoldenSignal.ERRORS, 0.05),
        worse(Signals.P99_LATENCY.over(Span.RECENT), GoldenSignal.LATENCY, 0.05),
        new JointSignal(
            Signals.REQUEST_RATE.over(Span.RECENT),
            GoldenSignal.TRAFFIC,
            new FlooredLog(LOWER, 0.2)),
        worse(Signals.KAFKA_LAG, GoldenSignal.BACKLOG, 500),
        worse(Signals.DB_CONNECTIONS, GoldenSignal.CONNECTIONS, 0.1));
  }

  private static JointSignal worse(Signal signal, GoldenSignal tells, double floor) {
    return new JointSignal(signal, tells, new FlooredLog(HIGHER, floor));
  }
}
