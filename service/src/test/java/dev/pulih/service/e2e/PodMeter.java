package dev.pulih.service.e2e;

/** The counters of one pod, as a Prometheus client library shows them. */
final class PodMeter {

  /** Upper bounds in seconds; the last finite one is 25 times the objective of 200 ms. */
  private static final double[] BOUNDS = {0.05, 0.1, 0.2, 0.5, 1, 2, 5};

  private double failed;
  private double requests;
  private double seconds;
  private final double[] buckets = new double[BOUNDS.length];

  /** It answers so many requests. */
  void answer(double count, double failing, double latencySeconds) {
    requests += count;
    failed += count * failing;
    seconds += count * latencySeconds;
    for (int i = 0; i < BOUNDS.length; i++) {
      buckets[i] += latencySeconds <= BOUNDS[i] ? count : 0;
    }
  }

  String text() {
    StringBuilder text = new StringBuilder("# TYPE http_requests_total counter\n");
    sample(text, "http_requests_total{status=\"200\"}", requests - failed);
    sample(text, "http_requests_total{status=\"500\"}", failed);
    text.append("# TYPE http_request_duration_seconds histogram\n");
    for (int i = 0; i < BOUNDS.length; i++) {
      bucket(text, Double.toString(BOUNDS[i]), buckets[i]);
    }
    bucket(text, "+Inf", requests);
    sample(text, "http_request_duration_seconds_sum", seconds);
    sample(text, "http_request_duration_seconds_count", requests);
    return text.toString();
  }

  private static void bucket(StringBuilder text, String bound, double value) {
    sample(text, "http_request_duration_seconds_bucket{le=\"" + bound + "\"}", value);
  }

  private static void sample(StringBuilder text, String name, double value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
