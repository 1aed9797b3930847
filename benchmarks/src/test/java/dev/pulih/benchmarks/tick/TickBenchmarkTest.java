package dev.pulih.benchmarks.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pulih.benchmarks.tick.TickBenchmark.Round;
import dev.pulih.benchmarks.tick.TickBenchmark.Size;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is the work: the tick finds the group that jumped, and all fetch something. */
class TickBenchmarkTest {

  /** Group 0 jumps at tick 66 of 86; by then 50 of them make a past. */
  @Test
  void the_tick_finds_the_group_that_jumped() throws Exception {
    assumeTrue(installed() || "true".equals(System.getenv("CI")), "prometheus is not installed");
    List<Round> rounds = TickBenchmark.rounds(new Size(200, 60, 5));
    assertThat(rounds).hasSize(5);
    assertThat(rounds.getLast().tick().result()).isEqualTo(1);
    // Some 60 bytes a series at least, and less than that for the one or none that PromQL finds.
    assertThat(rounds.getLast().bare().result()).isGreaterThan(200 * 60);
    assertThat(rounds.getLast().promql().result()).isBetween(60L, 200L * 60);
  }

  private static boolean installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
  }
}
