package dev.pulih.simulator.server;

import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.Buckets;
import dev.pulih.simulator.metrics.CallCounts;
import dev.pulih.simulator.metrics.CallStatus;
import dev.pulih.simulator.metrics.Column;
import dev.pulih.simulator.metrics.PodCounters;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.Sidecar.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a pod's sidecar shows, named as Istio names it: the calls that the pod made, and the
 * requests that it got. Istio merges these with the application's metrics on one page.
 */
final class SidecarMetrics {
  private static final String REQUESTS = "istio_requests_total";
  private static final String DURATION = "istio_request_duration_milliseconds";

  private final Backend pod;
  private final ServiceRef service;

  SidecarMetrics(Backend pod) {
    this.pod = pod;
    this.service = pod.service().service();
  }

  void write(MetricsText text) {
    text.family(REQUESTS, "counter", "Requests, as the sidecars of both sides count them.");
    pod.sidecar().made().forEach((callee, made) -> counts(text, made(callee), made));
    pod.sidecar().taken().forEach((caller, taken) -> counts(text, taken(caller), taken));
    durations(text);
  }

  private void counts(MetricsText text, Map<String, String> labels, CallCounts counts) {
    for (CallStatus status : CallStatus.values()) {
      if (counts.exposed(status)) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("response_code", Integer.toString(status.code()));
        text.sample(REQUESTS, all, counts.value(status));
      }
    }
  }

  private void durations(MetricsText text) {
    PodCounters counters = pod.counters();
    text.family(DURATION, "histogram", "How long answers took, as the server's sidecar saw it.");
    if (counters.exposed(Column.LATENCY_SUM)) {
      Map<String, String> labels = destination("destination");
      for (int i = 0; i < Buckets.COUNT; i++) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put("le", MetricsText.number(milliseconds(Buckets.bound(i))));
        text.sample(DURATION + "_bucket", all, counters.value(Column.FIRST_BUCKET + i));
      }
      text.sample(DURATION + "_sum", labels, counters.value(Column.LATENCY_SUM) * 1_000);
      text.sample(DURATION + "_count", labels, counters.requests());
    }
  }

  private static double milliseconds(double seconds) {
    return Double.isInfinite(seconds) ? seconds : Math.rint(seconds * 1_000);
  }

  private Map<String, String> made(ServiceRef callee) {
    Map<String, String> labels = source("source", pod.caller());
    labels.putAll(destination(callee));
    return labels;
  }

  private Map<String, String> taken(Caller caller) {
    Map<String, String> labels = source("destination", caller);
    labels.putAll(destination(service));
    return labels;
  }

  private Map<String, String> destination(String reporter) {
    Map<String, String> labels = new LinkedHashMap<>(Map.of("reporter", reporter));
    labels.putAll(destination(service));
    return labels;
  }

  private static Map<String, String> source(String reporter, Caller caller) {
    return MetricsText.labels(
        "reporter", reporter,
        "source_workload", caller.workload(),
        "source_workload_namespace", caller.service().namespace(),
        "source_canonical_service", caller.service().name());
  }

  private static Map<String, String> destination(ServiceRef callee) {
    return MetricsText.labels(
        "destination_service_name", callee.name(),
        "destination_service_namespace", callee.namespace());
  }
}
