package dev.pulih.simulator.metrics;

import java.util.List;
import java.util.stream.IntStream;

/** Where each counter of a pod stands in the array of its values. */
public final class Column {
  /** Requests answered 200. */
  public static final int OK = 0;

  /** Requests answered 404. */
  public static final int NOT_FOUND = 1;

  /** Requests answered 503. */
  public static final int UNAVAILABLE = 2;

  /** The first latency bucket; buckets are kept cumulative, as Prometheus sees them. */
  public static final int FIRST_BUCKET = 3;

  /** The bucket of all requests, which is their number. */
  public static final int LAST_BUCKET = FIRST_BUCKET + Buckets.COUNT - 1;

  /** The sum of all latencies in seconds. */
  public static final int LATENCY_SUM = FIRST_BUCKET + Buckets.COUNT;

  /** The number of columns. */
  static final int COUNT = LATENCY_SUM + 1;

  private static final List<Integer> STATUSES = List.of(200, 404, 503);

  private Column() {}

  /** The HTTP status that a request column counts. */
  public static int status(int column) {
    return STATUSES.get(column);
  }

  /** The columns that count requests, one for each status. */
  public static int[] requests() {
    return IntStream.rangeClosed(OK, UNAVAILABLE).toArray();
  }
}
