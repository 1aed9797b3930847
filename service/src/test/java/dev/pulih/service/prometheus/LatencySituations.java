package dev.pulih.service.prometheus;

import dev.pulih.signal.Signals;
import java.util.List;

/** What histograms do not tell. */
final class LatencySituations {

  /** How the 99th percentile of the usual buckets is worked out. */
  static final String USUAL =
      "98 % within 0.2 s, all within 0.5 s: 0.2 + 0.3 × (0.99 − 0.98) ÷ 0.02";

  /** How the mean of the usual requests is worked out. */
  static final String MEAN = "each takes 0.08 s: 0.08 × r ÷ r";

  private LatencySituations() {}

  static List<Situation> all() {
    return List.of(overflow(), noBuckets(), slowPod(), slowSince());
  }

  private static Situation overflow() {
    return Situation.of(
        "Observations above the last finite bound",
        "`slow-a` takes longer than 1 s for 6 of its 10 requests a second, and its last finite"
            + " bucket ends at 1 s.",
        Situation.Asked::fromBuckets,
        facts ->
            facts
                .bucket("slow", "slow-a", "0.1", Course.steady(0))
                .bucket("slow", "slow-a", "1", Course.steady(4))
                .bucket("slow", "slow-a", "+Inf", Course.steady(10)),
        claims ->
            claims
                .service(
                    "p99_latency",
                    "slow",
                    _ -> 1,
                    "never beyond the last finite bound, however slow: `check` fails where that is"
                        + " below 3 × the SLO")
                .pod("pod_p99_latency", "slow-a", _ -> 1, "never beyond the last finite bound"));
  }

  private static Situation noBuckets() {
    return Situation.of(
        "A histogram without buckets",
        "`bare-a` answers 3 requests a second in 0.2 s each and has no series of buckets, as"
            + " Micrometer does unless it is told otherwise.",
        asked -> asked.fromBuckets() || asked.fromSums(),
        facts ->
            facts.took("bare", "bare-a", Course.steady(3), times -> Course.steady(0.6 * times)),
        claims ->
            claims
                .nothing("p99_latency", "bare", "nothing to tell from: `check` fails")
                .pod("pod_latency", "bare-a", _ -> 0.2, "0.6 ÷ 3: a mean needs no buckets")
                .nothingOfPod("pod_p99_latency", "bare-a", "nothing to tell from"));
  }

  private static Situation slowPod() {
    return Situation.of(
        "One of two pods is slow",
        "`tardy-a` answers 10/s in 0.5 s each, `tardy-b` 10/s in 0.08 s each, with buckets up to"
            + " 0.1 s and 0.5 s; `tardy-c` counts 10/s and not how long they take.",
        asked -> asked.fromSums() || asked.signal().equals(Signals.POD_P99),
        facts ->
            facts
                .took("tardy", "tardy-a", Course.steady(10), times -> Course.steady(5 * times))
                .took("tardy", "tardy-b", Course.steady(10), times -> Course.steady(0.8 * times))
                .bucket("tardy", "tardy-a", "0.1", Course.steady(0))
                .bucket("tardy", "tardy-a", "0.5", Course.steady(10))
                .bucket("tardy", "tardy-a", "+Inf", Course.steady(10))
                .bucket("tardy", "tardy-b", "0.1", Course.steady(10))
                .bucket("tardy", "tardy-b", "0.5", Course.steady(10))
                .bucket("tardy", "tardy-b", "+Inf", Course.steady(10))
                .counted("tardy", "tardy-c", "200", 10),
        claims ->
            claims
                .pod("pod_latency", "tardy-a", _ -> 0.5, "5 ÷ 10: of this pod alone")
                .pod("pod_latency", "tardy-b", _ -> 0.08, "0.8 ÷ 10")
                .nothingOfPod("pod_latency", "tardy-c", "no series of sums")
                .pod(
                    "pod_p99_latency", "tardy-a", _ -> 0.496, "0.1 + 0.4 × 0.99: of this pod alone")
                .pod("pod_p99_latency", "tardy-b", _ -> 0.099, "0.1 × 0.99")
                .nothingOfPod("pod_p99_latency", "tardy-c", "no buckets"));
  }

  /** The samples lie 15 s apart, so that of the 30 s before the restart the latter half is lost. */
  private static Situation slowSince() {
    return Situation.of(
        "A pod that is slow since its container restarted 30 s ago",
        "`sloth-a` answers 10/s, in 0.08 s each before and in 0.5 s each since; its counters were"
            + " scraped as zero then.",
        Situation.Asked::fromSums,
        facts ->
            facts.took(
                "sloth",
                "sloth-a",
                Course.restarted(10, 30),
                times -> Course.restarted(0.8 * times, 5 * times, 30)),
        claims ->
            claims.pod(
                "pod_latency",
                "sloth-a",
                _ -> 0.36,
                "(15 × 0.8 + 30 × 5) ÷ (45 × 10): both lose the 15 s before the restart"));
  }
}
