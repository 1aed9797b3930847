package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KitColumnTest {

  @Test
  void what_succeeded_is_read_as_what_failed_once_anything_was_seen_to_succeed() {
    DoubleUnaryOperator reader = KitColumn.SUCCESS.reader();
    assertThat(reader.applyAsDouble(0)).isNaN();
    assertThat(reader.applyAsDouble(Double.NaN)).isNaN();
    assertThat(reader.applyAsDouble(95)).isEqualTo(5);
    assertThat(reader.applyAsDouble(Double.NaN)).isNaN();
    assertThat(reader.applyAsDouble(0)).isEqualTo(100);
  }

  @Test
  void a_machine_that_does_nothing_at_all_is_not_measured() {
    DoubleUnaryOperator reader = KitColumn.MACHINE_CPU.reader();
    assertThat(reader.applyAsDouble(0)).isNaN();
    assertThat(reader.applyAsDouble(0.1)).isEqualTo(0.1);
    assertThat(KitColumn.CPU.reader().applyAsDouble(0)).isZero();
  }

  /** The plain rule looks at what is a signal of Pulih, the shipped one at most of the rest too. */
  @Test
  void each_column_is_of_some_use() {
    for (KitColumn column : KitColumn.values()) {
      assertThat(column.weighed().isPresent() || column.signal().isPresent()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "front|PodServerLatencyP95(s)",
        "front|SuccessRate(%)",
        "SLI|CpuUsageRate(%)",
        "edge:a>b|CpuUsageRate(%)",
        "front|client_p50_s",
        "edge:a>|client_p50_s",
        "edge:a|client_p50_s",
        "|CpuUsageRate(%)",
        "CpuUsageRate(%)"
      })
  void another_column_is_not_looked_at(String name) {
    assertThat(ColumnName.of(name).flatMap(KitColumn::of)).isEmpty();
  }

  @Test
  void a_column_is_known_by_what_it_is_of_and_what_it_measures() {
    assertThat(ColumnName.of("a|CpuUsageRate(%)").flatMap(KitColumn::of))
        .isEqualTo(Optional.of(KitColumn.CPU));
    assertThat(ColumnName.of("SLI|SuccessRate(%)").flatMap(KitColumn::of))
        .isEqualTo(Optional.of(KitColumn.SUCCESS));
    assertThat(ColumnName.of("edge:a>b|server_p50_s").flatMap(KitColumn::of))
        .isEqualTo(Optional.of(KitColumn.SERVER_P50_OF_CALL));
  }
}
