package dev.pulih.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {

  /** 108 means and counts of six bytes each are 648, and a row of numbers comes on top. */
  @Test
  void a_series_takes_less_than_a_kilobyte() {
    assertThat(Footprint.ofRule(100_000)).isBetween(800.0, 1_024.0);
  }
}
