package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayTest {

  @TempDir private Path folder;

  @Test
  void a_row_has_a_time_and_the_columns_after_it() {
    try (Day day = day("time,a,b", "1764151200,1.5,-2e3")) {
      assertThat(day.columns()).containsExactly("a", "b");
      Day.Row row = day.next().orElseThrow();
      assertThat(row.at()).isEqualTo(Instant.ofEpochSecond(1_764_151_200));
      assertThat(row.value(0)).isEqualTo(1.5);
      assertThat(row.value(1)).isEqualTo(-2_000);
      assertThat(day.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"'',NaN", "nan,NaN", "NaN,NaN", "inf,Infinity", "+Inf,Infinity", "-Inf,-Infinity"})
  void what_was_not_measured_or_is_not_finite_is_no_mistake(String cell, Double value) {
    try (Day day = day("time,a,b", "1," + cell + ",7")) {
      assertThat(day.next().orElseThrow().value(0)).isEqualTo(value);
    }
  }

  private Day day(String... lines) {
    Path file = folder.resolve("day.csv.gz");
    Town.day(file, List.of(lines));
    return new Day(file);
  }
}
