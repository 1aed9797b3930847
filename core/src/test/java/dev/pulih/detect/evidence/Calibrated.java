package dev.pulih.detect.evidence;

import static dev.pulih.detect.evidence.FlooredLog.Worse.HIGHER;

import dev.pulih.detect.evidence.EvidenceSettings.Excess;
import dev.pulih.detect.evidence.EvidenceSettings.Rate;
import dev.pulih.detect.evidence.EvidenceSettings.Tail;
import dev.pulih.signal.ServiceRef;
import java.util.stream.IntStream;

/**
 * Series whose values tell a wanted number of nats: after an hour of zeros sigma is the least there
 * is, 0.08, and since an excess is believed to be nothing rare, only its size tells.
 */
final class Calibrated {

  static final EvidenceSettings SETTINGS =
      new EvidenceSettings(
          EvidenceSettings.defaults().past(),
          new Tail(3, new Rate(1, 1e12), new Excess(5, 1.5), 600, 3),
          EvidenceSettings.defaults().fusion(),
          EvidenceSettings.defaults().alarm(),
          EvidenceSettings.defaults().blame());

  /** Rows of zeros until sigma is the least. */
  static final int WARM_UP = 60;

  private Calibrated() {}

  static EvidenceSeries series(ServiceRef service, GoldenSignal signal) {
    return new EvidenceSeries("some " + signal, service, signal, new FlooredLog(HIGHER, 1));
  }

  /** A row whose values tell so much each; 0 for nothing. */
  static double[] row(double... nats) {
    return IntStream.range(0, nats.length).mapToDouble(i -> value(nats[i])).toArray();
  }

  /** 5·ln(1 + e ÷ 1.5) nats, 0.08·(3 + e) above ln(1). */
  private static double value(double nats) {
    return nats == 0 ? 0 : Math.expm1(0.08 * (3 + 1.5 * Math.expm1(nats / 5)));
  }
}
