package dev.pulih.benchmarks.tick;

import dev.pulih.policy.Mode;
import dev.pulih.policy.Slo;
import dev.pulih.policy.Watched;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.ServiceRef;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Consumer groups whose lag is sampled every 15 s: noise of 5 % around a level; one group in a
 * thousand jumps to three times its level twenty samples before the end, and stays there.
 *
 * @param count how many groups
 * @param ticks how many samples each has
 */
public record Groups(int count, int ticks) {

  static final Duration STEP = Duration.ofSeconds(15);

  private static final Instant START = Instant.parse("2026-11-23T02:15:00Z");
  private static final int OF_A_SERVICE = 100;
  private static final int JUMPS = 1_000;
  private static final int LAST = 20;

  /** When a sample was taken. */
  static Instant at(int tick) {
    return START.plus(STEP.multipliedBy(tick));
  }

  /** The services that own the groups, a hundred each. */
  List<Watched> watched() {
    return IntStream.iterate(0, first -> first < count, first -> first + OF_A_SERVICE)
        .mapToObj(first -> watched(first, Math.min(first + OF_A_SERVICE, count)))
        .toList();
  }

  private static Watched watched(int first, int end) {
    Set<String> groups =
        IntStream.range(first, end).mapToObj(Groups::name).collect(Collectors.toSet());
    return new Watched(
        new ServiceRef("bos", "service-" + first),
        new Slo(0.999, Duration.ofMillis(500), 0.001),
        Mode.DRY_RUN,
        new Owned(groups, Set.of()),
        OptionalDouble.empty());
  }

  private static String name(int group) {
    return "group-" + group;
  }

  /** All samples as promtool reads them. */
  void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(20261125);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int group = 0; group < count; group++) {
        write(out, group, random);
      }
      out.write("# EOF\n");
    }
  }

  private void write(BufferedWriter out, int group, SplittableRandom random) throws IOException {
    double level = random.nextDouble(100, 1_500);
    for (int tick = 0; tick < ticks; tick++) {
      boolean jumped = group % JUMPS == 0 && tick >= ticks - LAST;
      double lag = level * random.nextGaussian(1, 0.05) * (jumped ? 3 : 1);
      out.write("kafka_consumergroup_lag{consumergroup=\"" + name(group) + "\"} ");
      out.write(Math.round(lag) + " " + at(tick).getEpochSecond() + "\n");
    }
  }
}
