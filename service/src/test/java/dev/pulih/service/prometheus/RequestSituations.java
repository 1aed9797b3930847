package dev.pulih.service.prometheus;

import java.util.List;
import java.util.Map;

/** Who fails how many requests. */
final class RequestSituations {

  private RequestSituations() {}

  static List<Situation> all() {
    return List.of(failing(), calm(), idle());
  }

  private static Situation failing() {
    return Situation.of(
        "One of two pods fails",
        "`failing-a` answers 9/s with 200 and 1/s with 503, `failing-b` 10/s with 200.",
        Situation.Asked::aboutRequests,
        facts ->
            facts
                .pod("failing", "failing-a", Map.of("200", 9.0, "503", 1.0), Course::steady)
                .pod("failing", "failing-b", Map.of("200", 10.0), Course::steady),
        claims ->
            claims
                .heard("error_rate", "failing", _ -> 0.05, "1 ÷ 20")
                .heard("request_rate", "failing", _ -> 20, "9 + 1 + 10")
                .pod("pod_error_rate", "failing-a", _ -> 0.1, "1 ÷ 10")
                .pod("pod_error_rate", "failing-b", _ -> 0, "no 5xx series")
                .pod("pod_request_rate", "failing-a", _ -> 10, "9 + 1")
                .pod("pod_request_rate", "failing-b", _ -> 10, "10")
                .pod("pod_latency", "failing-a", _ -> 0.08, LatencySituations.MEAN)
                .pod("pod_latency", "failing-b", _ -> 0.08, LatencySituations.MEAN)
                .pod("pod_p99_latency", "failing-a", _ -> 0.35, LatencySituations.USUAL)
                .pod("pod_p99_latency", "failing-b", _ -> 0.35, LatencySituations.USUAL)
                .pod("sample_age", "failing-a", _ -> 0, "scraped now")
                .service("pod_capacity", "failing", _ -> 10, "b alone: a fails 10 %, 5 % at least")
                .service("p99_latency", "failing", _ -> 0.35, LatencySituations.USUAL));
  }

  private static Situation calm() {
    return Situation.of(
        "No 5xx at all",
        "`calm-a` answers 4/s with 200 and 1/s with 404, `calm-b` 5/s with 200. There is no series"
            + " of any 5xx.",
        Situation.Asked::aboutRequests,
        facts ->
            facts
                .pod("calm", "calm-a", Map.of("200", 4.0, "404", 1.0), Course::steady)
                .pod("calm", "calm-b", Map.of("200", 5.0), Course::steady),
        claims ->
            claims
                .heard("error_rate", "calm", _ -> 0, "0 × 10 ÷ 10: zero, not unknown")
                .heard("request_rate", "calm", _ -> 10, "4 + 1 + 5")
                .pod("pod_error_rate", "calm-a", _ -> 0, "a 404 is the client's failure")
                .pod("pod_request_rate", "calm-a", _ -> 5, "4 + 1")
                .pod("pod_latency", "calm-a", _ -> 0.08, LatencySituations.MEAN)
                .pod("pod_p99_latency", "calm-a", _ -> 0.35, LatencySituations.USUAL)
                .pod("sample_age", "calm-a", _ -> 0, "scraped now")
                .service("pod_capacity", "calm", _ -> 5, "the most that one pod served")
                .service("p99_latency", "calm", _ -> 0.35, LatencySituations.USUAL));
  }

  private static Situation idle() {
    return Situation.of(
        "No traffic",
        "`idle-a` has counters of 200 and 500, `idle-b` of 200, and none of them moves.",
        Situation.Asked::aboutRequests,
        facts ->
            facts
                .pod("idle", "idle-a", Map.of("200", 0.0, "500", 0.0), Course::steady)
                .pod("idle", "idle-b", Map.of("200", 0.0), Course::steady),
        claims ->
            claims
                .heard("error_rate", "idle", _ -> Double.NaN, "0 ÷ 0")
                .heard("request_rate", "idle", _ -> 0, "nothing moves")
                .pod("pod_error_rate", "idle-a", _ -> Double.NaN, "0 ÷ 0")
                .pod("pod_error_rate", "idle-b", _ -> Double.NaN, "0 × 0 ÷ 0")
                .pod("pod_request_rate", "idle-a", _ -> 0, "nothing moves")
                .pod("pod_latency", "idle-a", _ -> Double.NaN, "0 ÷ 0")
                .pod("pod_p99_latency", "idle-a", _ -> Double.NaN, "no observations")
                .pod("sample_age", "idle-a", _ -> 0, "scraped now")
                .service("pod_capacity", "idle", _ -> 0, "no pod has shown that it can serve")
                .service("p99_latency", "idle", _ -> Double.NaN, "no observations"));
  }
}
