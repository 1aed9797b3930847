package dev.pulih.detect.evidence;

/** What one series tells about its service: value → floored log → sigmas → nats. */
final class SeriesEvidence {

  private final int slot;
  private final EvidenceSeries series;
  private final RobustZ past;
  private final TailEvidence tail;
  private final double weight;
  private double value;
  private double z;
  private double nats;

  /** Of the series whose values stand at a slot of a row. */
  SeriesEvidence(int slot, EvidenceSeries series, EvidenceSettings settings) {
    this.slot = slot;
    this.series = series;
    this.past = new RobustZ(settings.past());
    this.tail = new TailEvidence(settings.tail());
    this.weight = errors() ? settings.fusion().errors() : 1;
  }

  /** Weighs a row by what is sure of it; what is unknown tells nothing. */
  void weigh(double[] row, double[] sure) {
    value = row[slot];
    z = past.judge(series.scale().of(value), series.scale().of(sure[slot]));
    nats = weight * tail.of(z);
  }

  /** Learns from the row that was weighed. Errors are never learned to be usual. */
  void learn(boolean frozen) {
    past.remember();
    tail.next(z, frozen || errors());
  }

  boolean known() {
    return Double.isFinite(value);
  }

  double nats() {
    return nats;
  }

  EvidenceSeries series() {
    return series;
  }

  Contribution contribution() {
    return new Contribution(slot, series, value, series.scale().value(past.usual()), nats);
  }

  private boolean errors() {
    return series.signal() == GoldenSignal.ERRORS;
  }
}
