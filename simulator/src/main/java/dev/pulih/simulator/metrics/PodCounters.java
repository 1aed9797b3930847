package dev.pulih.simulator.metrics;

import java.util.Arrays;

/** The cumulative counters of one process; a new process begins at zero. */
public final class PodCounters implements Counters {
  private final double[] values = new double[Column.COUNT];
  private Latency latency;
  private double[] hazards;

  /** Counters at zero for a process with this latency. */
  public PodCounters(Latency latency) {
    this.latency = latency;
    this.hazards = Buckets.hazards(latency);
  }

  /** Requests are answered with this latency from now on. */
  public void answerWith(Latency next) {
    if (!next.equals(latency)) {
      latency = next;
      hazards = Buckets.hazards(next);
    }
  }

  /**
   * Counts requests.
   *
   * @param requests how many there were
   * @param notFound how many of them the client got wrong
   * @param failed how many of them the server failed
   */
  public void serve(long requests, long notFound, long failed, Draw draw) {
    values[Column.OK] += requests - notFound - failed;
    values[Column.NOT_FOUND] += notFound;
    values[Column.UNAVAILABLE] += failed;
    values[Column.LATENCY_SUM] += requests * latency.meanSeconds();
    spread(requests, draw);
  }

  private void spread(long requests, Draw draw) {
    long below = 0;
    for (int i = 0; i < Buckets.COUNT; i++) {
      below += below < requests ? draw.binomial(requests - below, hazards[i]) : 0;
      values[Column.FIRST_BUCKET + i] += below;
    }
  }

  /** Begins at zero, as a restarted process does. */
  public void reset() {
    Arrays.fill(values, 0);
  }

  /** The value of a column. */
  public double value(int column) {
    return values[column];
  }

  /** All requests, whatever the answer. */
  public double requests() {
    return values[Column.OK] + values[Column.NOT_FOUND] + values[Column.UNAVAILABLE];
  }

  /**
   * Whether a scrape shows a column: client libraries make a series when its first request comes.
   */
  public boolean exposed(int column) {
    return column <= Column.UNAVAILABLE ? values[column] > 0 : requests() > 0;
  }

  @Override
  public void expose(double[] target, int offset) {
    for (int i = 0; i < Column.COUNT; i++) {
      target[offset + i] = exposed(i) ? values[i] : Double.NaN;
    }
  }
}
