package dev.pulih.analyse;

import static dev.pulih.analyse.PersonalData.digits;
import static dev.pulih.analyse.PersonalData.pick;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes up what operators live by and what looks a little like personal data. */
final class NearMisses {

  /** The letters of a ReplicaSet's and a pod's hash. */
  private static final String HASH = "bcdfghjklmnpqrstvwxz2456789";

  private static final String HEX = "0123456789abcdef";

  private static final List<Function<SplittableRandom, String>> KINDS =
      List.of(
          r -> "P" + r.nextInt(1, 5),
          r -> pick(r, List.of("P50", "P90", "P95", "P99", "P999", "p99.9")),
          r -> "HTTP " + r.nextInt(100, 600),
          r -> pick(r, List.of("GET ", "POST ", "PUT ")) + r.nextInt(200, 600),
          r -> "v" + r.nextInt(1, 30),
          r -> "v%d.%d.%d".formatted(r.nextInt(9), r.nextInt(30), r.nextInt(99)),
          r -> "txn-service-" + text(r, HASH, 10) + "-" + text(r, HASH, 5),
          r -> "billing-" + text(r, HASH, 9) + "-" + text(r, HASH, 5),
          r -> Long.toString(r.nextLong(1_600_000_000L, 2_000_000_000L)),
          r -> Long.toString(r.nextLong(1_600_000_000_000L, 2_000_000_000_000L)),
          r ->
              "2026-%02d-%02dT%02d:31:15Z"
                  .formatted(r.nextInt(1, 13), r.nextInt(1, 29), r.nextInt(24)),
          r -> r.nextInt(1, 999) + pick(r, List.of("s", "ms", "m", "Mi", "Gi", " MB", " %")),
          r -> "0." + digits(r, r.nextInt(1, 16)),
          r -> "10.%d.%d.%d:8080".formatted(r.nextInt(256), r.nextInt(256), r.nextInt(256)),
          r -> "sha256:" + text(r, HEX, 64),
          r -> "trace " + text(r, "abcdef", 1) + text(r, HEX, 31),
          r -> "exit code " + r.nextInt(256),
          r -> "kafka lag " + r.nextInt(1, 100_000),
          r ->
              pick(r, List.of("CPU ", "DB ", "RPS ", "JDK ", "TLS ", "MAX "))
                  + r.nextInt(1, 10_000),
          r -> pick(r, List.of("S3", "EC2", "K8S", "UTF-8", "Q4 2026", "IPv4", "SHA256", "RB-01")),
          r -> "account-service: " + r.nextInt(100, 600),
          r -> "bos.txn-service.t" + text(r, "abcdefghijklmnopqrstuvwxyz0123456789", 5),
          r -> "CVE-2026-" + r.nextInt(1_000, 99_999),
          r -> "generation " + r.nextInt(1, 1_000));

  private NearMisses() {}

  static String any(SplittableRandom random) {
    return pick(random, KINDS).apply(random);
  }

  private static String text(SplittableRandom random, String letters, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
