package dev.pulih.benchmarks.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawSeriesTest {

  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void every_series_has_a_sample_every_15_s_and_no_counter_falls() throws Exception {
    RawSeries raw = new RawSeries(2, 5);
    Map<String, Long> latest = new HashMap<>();
    for (String line : samples(raw)) {
      String[] parts = line.split(" ", 3);
      long value = Long.parseLong(parts[1]);
      assertThat(value).as(line).isGreaterThanOrEqualTo(latest.getOrDefault(parts[0], 0L));
      latest.put(parts[0], value);
    }
    assertThat(latest).hasSize(raw.count()).hasSize(100);
  }

  @Test
  void a_service_fails_a_fifth_of_its_requests_on_its_day() throws Exception {
    List<String> failed =
        samples(new RawSeries(1, 1)).stream().filter(l -> l.contains("status=\"500\"")).toList();
    assertThat(value(failed.getLast()) - value(failed.getFirst())).isGreaterThan(10_000);
  }

  private static long value(String line) {
    return Long.parseLong(line.split(" ", 3)[1]);
  }

  private List<String> samples(RawSeries raw) throws Exception {
    Path file = folder.resolve("samples.om");
    Duration day = Duration.ofDays(1);
    raw.write(file, START, START, day);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(raw.count() * 4 * 60 * 24 + 1).endsWith("# EOF");
    return lines.subList(0, lines.size() - 1);
  }
}
