package dev.pulih.service.prometheus;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What pods do to counters when they restart or vanish. */
final class PodSituations {

  static final String TORN = "torn";

  private PodSituations() {}

  static List<Situation> all() {
    return List.of(restarted(), vanished());
  }

  /**
   * The samples lie 15 s apart, the new container begins at zero 150 s ago: between the samples 165
   * s and 150 s ago the counter fell to zero, so that these 15 s count nothing.
   */
  private static Situation restarted() {
    DoubleUnaryOperator rate = window -> window < 165 ? 10 : 10 * (window - 15) / window;
    String lost = "10 × (w − 15) ÷ w: the 15 s before the restart are lost; in 1 m nothing is";
    return Situation.of(
        "A counter reset",
        "The container of `reset-a` was restarted 150 s ago and began at zero; it answers 9/s with"
            + " 200 and 1/s with 500, before and after.",
        Situation.Asked::aboutRequests,
        facts -> facts.pod("reset", "reset-a", Map.of("200", 9.0, "500", 1.0), Course::restarted),
        claims ->
            claims
                .heard("error_rate", "reset", _ -> 0.1, "both lose the same: 1 ÷ 10")
                .heard("request_rate", "reset", rate, lost)
                .pod("pod_error_rate", "reset-a", _ -> 0.1, "1 ÷ 10")
                .pod("pod_request_rate", "reset-a", rate, lost)
                .pod("pod_latency", "reset-a", _ -> 0.08, LatencySituations.MEAN)
                .pod("pod_p99_latency", "reset-a", _ -> 0.35, LatencySituations.USUAL)
                .pod("sample_age", "reset-a", _ -> 0, "scraped now")
                .nothing("pod_capacity", "reset", "its only pod fails 10 %")
                .service("p99_latency", "reset", _ -> 0.35, LatencySituations.USUAL));
  }

  /**
   * The rate over a window w sees w − 120 s of samples; Prometheus stretches them by half a gap
   * (7.5 s) towards the end, which is further away than 1.1 gaps.
   */
  private static Situation vanished() {
    DoubleUnaryOperator gone = window -> window > 120 ? 8 * (window - 112.5) / window : 0;
    String stretched = "8 × (w − 120 + 7.5) ÷ w";
    return Situation.of(
        "A pod that vanished two minutes ago",
        "`torn-a` answers 8/s with 200; `torn-b` answered 8/s with 500 until 120 s ago.",
        Situation.Asked::aboutRequests,
        facts ->
            facts
                .pod(TORN, "torn-a", Map.of("200", 8.0), Course::steady)
                .pod(TORN, "torn-b", Map.of("500", 8.0), Course::vanished),
        claims ->
            claims
                .heard("error_rate", TORN, w -> share(gone, w), "b ÷ (b + 8), b = " + stretched)
                .heard("request_rate", TORN, w -> gone.applyAsDouble(w) + 8, "b + 8")
                .pod("pod_error_rate", "torn-a", _ -> 0, "no 5xx series")
                .podOver(120, "pod_error_rate", "torn-b", _ -> 1, "the rate goes on answering")
                .pod("pod_request_rate", "torn-a", _ -> 8, "8")
                .podOver(120, "pod_request_rate", "torn-b", gone, stretched)
                .pod("pod_latency", "torn-a", _ -> 0.08, LatencySituations.MEAN)
                .nothingOfPod("pod_latency", "torn-b", "no samples in the window")
                .pod("pod_p99_latency", "torn-a", _ -> 0.35, LatencySituations.USUAL)
                .nothingOfPod("pod_p99_latency", "torn-b", "no samples in the window")
                .pod("sample_age", "torn-a", _ -> 0, "scraped now")
                .pod("sample_age", "torn-b", _ -> 120, "the age gives it away")
                .service("pod_capacity", TORN, _ -> 8, "a alone: b fails everything")
                .service("p99_latency", TORN, _ -> 0.35, LatencySituations.USUAL));
  }

  private static double share(DoubleUnaryOperator gone, double window) {
    double failed = gone.applyAsDouble(window);
    return failed / (failed + 8);
  }
}
