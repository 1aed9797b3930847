package dev.pulih.service.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "5 %, 0.05",
    "5%, 0.05",
    "0.05, 0.05",
    "0.1 %, 0.001",
    "99.95 %, 0.9995",
    "100 %, 1",
    "1, 1",
    "0, 0"
  })
  void a_ratio_is_a_share_of_one(String text, double ratio) {
    assertThat(Quantities.ratio(text)).isEqualTo(Parsed.value(ratio));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%", "five", "-1 %", "1e-2", "5 %%", "0x1", "101 %", "1.01", "NaN", "5.%"})
  void anything_else_is_no_ratio(String text) {
    assertThat(Quantities.ratio(text)).isInstanceOf(Parsed.Wrong.class);
  }

  @ParameterizedTest
  @CsvSource({"512 B, 512", "64 KiB, 65536", "64KiB, 65536", "2 MiB, 2097152", "1.5 kB, 1500"})
  void a_size_is_in_bytes(String text, int bytes) {
    assertThat(Quantities.size(text)).isEqualTo(Parsed.value(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "64 K", "64 kib", "4096 MiB", "-1 B", "1.2.3 B"})
  void anything_else_is_no_size(String text) {
    assertThat(Quantities.size(text)).isInstanceOf(Parsed.Wrong.class);
  }
}
