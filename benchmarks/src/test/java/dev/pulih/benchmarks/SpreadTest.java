package dev.pulih.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void quartiles_lie_between_the_measurements() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1.75, 2.5, 3.25));
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
  }

  @Test
  void it_reads_as_the_median_and_the_quartiles() {
    assertThat(new Spread(1, 2, 3).text("%.1f")).isEqualTo("2.0 (1.0 to 3.0)");
  }
}
