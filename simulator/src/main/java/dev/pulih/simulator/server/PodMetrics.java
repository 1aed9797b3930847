package dev.pulih.simulator.server;

import dev.pulih.simulator.metrics.Buckets;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.metrics.PodCounters;
import dev.pulih.simulator.world.Backend;

/** What a pod's {@code /metrics} shows, named as the Prometheus client libraries name it. */
final class PodMetrics {
  private static final String REQUESTS = "http_requests_total";
  private static final String DURATION = "http_request_duration_seconds";
  private static final double HEAP_BYTES = 384.0 * 1024 * 1024;

  private final Backend pod;
  private final PodCounters counters;

  PodMetrics(Backend pod) {
    this.pod = pod;
    this.counters = pod.counters();
  }

  String text() {
    MetricsText text = new MetricsText();
    requests(text);
    durations(text);
    new SidecarMetrics(pod).write(text);
    process(text);
    return text.toString();
  }

  private void requests(MetricsText text) {
    text.family(REQUESTS, "counter", "Requests that were answered, by status.");
    for (int column : Column.requests()) {
      if (counters.exposed(column)) {
        String status = Integer.toString(Column.status(column));
        text.sample(REQUESTS, "status", status, counters.value(column));
      }
    }
  }

  private void durations(MetricsText text) {
    text.family(DURATION, "histogram", "How long answers took.");
    if (counters.exposed(Column.LATENCY_SUM)) {
      for (int i = 0; i < Buckets.COUNT; i++) {
        String bound = MetricsText.number(Buckets.bound(i));
        text.sample(DURATION + "_bucket", "le", bound, counters.value(Column.FIRST_BUCKET + i));
      }
      text.sample(DURATION + "_sum", counters.value(Column.LATENCY_SUM));
      text.sample(DURATION + "_count", counters.requests());
    }
  }

  private void process(MetricsText text) {
    String used = "jvm_memory_used_bytes";
    String most = "jvm_memory_max_bytes";
    String start = "process_start_time_seconds";
    text.family(used, "gauge", "Memory in use.")
        .sample(used, "area", "heap", Math.rint(pod.ailment().heap() * HEAP_BYTES))
        .family(most, "gauge", "Memory that may be used.")
        .sample(most, "area", "heap", HEAP_BYTES)
        .family(start, "gauge", "When the process started, in seconds since 1970.")
        .sample(start, pod.view().started().toEpochMilli() / 1000.0);
  }
}
