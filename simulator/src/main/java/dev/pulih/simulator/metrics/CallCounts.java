package dev.pulih.simulator.metrics;

/** The counters of the calls between a pod and one other workload, by how they ended. */
public final class CallCounts implements Counters {
  private final double[] counts = new double[CallStatus.COUNT];

  /** Counts calls. */
  public void add(CallStatus status, long calls) {
    counts[status.column()] += calls;
  }

  /** How many calls ended so. */
  public double value(CallStatus status) {
    return counts[status.column()];
  }

  /** Whether a scrape shows a status: a sidecar makes a series when its first request comes. */
  public boolean exposed(CallStatus status) {
    return value(status) > 0;
  }

  @Override
  public void expose(double[] target, int offset) {
    for (int i = 0; i < CallStatus.COUNT; i++) {
      target[offset + i] = counts[i] > 0 ? counts[i] : Double.NaN;
    }
  }
}
