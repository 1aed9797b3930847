package dev.pulih.service.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What one pod counts and shows: ten series of a client library, and that it could be scraped. */
final class PodPage {

  /** A pod's requests per second. */
  private static final double RATE = 50;

  private static final String[] BOUNDS = {"0.1", "0.25", "0.5", "2.0", "+Inf"};

  /** How many of the usual requests a bucket holds, 0 to 1. */
  private static final double[] USUAL = {0.9, 0.996, 1, 1, 1};

  /** The first bucket that a late answer falls into. */
  private static final int FIRST_LATE = 3;

  private final String labels;
  private final long[] buckets = new long[BOUNDS.length];
  private long succeeded;
  private long failed;
  private double seconds;
  private Instant latest;

  PodPage(String service, String pod, Instant now) {
    this.labels = "namespace=\"bos\",service=\"" + service + "\",pod=\"" + pod + "\"";
    this.latest = now;
  }

  /** Answers what came in since the last time. */
  void answer(Instant now, Illness illness, RandomGenerator random) {
    double wanted = RATE * Duration.between(latest, now).toMillis() / 1e3;
    long requests = Math.round(wanted * random.nextGaussian(1, 0.05));
    latest = now;
    long errors = whole(requests * illness.errors(), random);
    long late = whole(requests * illness.late(), random);
    failed += errors;
    succeeded += requests - errors;
    seconds += 0.05 * (requests - late) + late;
    for (int i = 0; i < BOUNDS.length; i++) {
      long slow = i < FIRST_LATE ? 0 : late;
      buckets[i] += Math.round((requests - late) * USUAL[i]) + slow;
    }
  }

  /** A whole number with this mean. */
  private static long whole(double mean, RandomGenerator random) {
    return (long) (mean + random.nextDouble());
  }

  void write(StringBuilder text) {
    line(text, "up", "", 1);
    line(text, "http_requests_total", ",status=\"200\"", succeeded);
    line(text, "http_requests_total", ",status=\"500\"", failed);
    for (int i = 0; i < BOUNDS.length; i++) {
      line(text, "http_request_duration_seconds_bucket", ",le=\"" + BOUNDS[i] + "\"", buckets[i]);
    }
    line(text, "http_request_duration_seconds_count", "", succeeded + failed);
    line(text, "http_request_duration_seconds_sum", "", Math.round(seconds));
  }

  private void line(StringBuilder text, String name, String more, long value) {
    text.append(name).append('{').append(labels).append(more).append("} ").append(value);
    text.append('\n');
  }
}
