package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.CallStatus;

/** What a pod answered during one step. */
final class Served {
  private long ok;
  private long notFound;
  private long failed;
  private double beyondUsual;

  /** Adds requests, of which each failed with a probability that is so much over the usual one. */
  void add(long requests, long missing, long failures, double excess) {
    ok += requests - missing - failures;
    notFound += missing;
    failed += failures;
    beyondUsual += requests * excess;
  }

  void clear() {
    ok = 0;
    notFound = 0;
    failed = 0;
    beyondUsual = 0;
  }

  long requests() {
    return ok + notFound + failed;
  }

  /** How many requests were to be expected to fail beyond those that always do. */
  double beyondUsual() {
    return beyondUsual;
  }

  long count(CallStatus status) {
    return switch (status) {
      case OK -> ok;
      case NOT_FOUND -> notFound;
      case UNAVAILABLE -> failed;
      case TIMED_OUT -> 0;
    };
  }
}
