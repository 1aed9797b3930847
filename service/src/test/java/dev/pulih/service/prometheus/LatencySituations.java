package dev.pulih.service.prometheus;

import java.util.List;

/** What histograms do not tell. */
final class LatencySituations {

  /** How the 99th percentile of the usual buckets is worked out. */
  static final String USUAL =
      "98 % within 0.2 s, all within 0.5 s: 0.2 + 0.3 × (0.99 − 0.98) ÷ 0.02";

  private LatencySituations() {}

  static List<Situation> all() {
    return List.of(overflow(), noBuckets());
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
            claims.service(
                "p99_latency",
                "slow",
                _ -> 1,
                "never beyond the last finite bound, however slow: `check` fails where that is"
                    + " below 3 × the SLO"));
  }

  private static Situation noBuckets() {
    return Situation.of(
        "A histogram without buckets",
        "`bare-a` counts 3 requests a second and has no series of buckets, as Micrometer does"
            + " unless it is told otherwise.",
        Situation.Asked::fromBuckets,
        facts -> facts.counted("bare", "bare-a", "200", 3),
        claims -> claims.nothing("p99_latency", "bare", "nothing to tell from: `check` fails"));
  }
}
