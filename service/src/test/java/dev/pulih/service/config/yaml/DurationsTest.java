package dev.pulih.service.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "15s, PT15S",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "200 ms, PT0.2S",
    "1d, PT24H",
    "1m1ms, PT1M0.001S",
    "90s, PT1M30S",
    "0, PT0S",
    "0s, PT0S"
  })
  void a_duration_has_units(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(Parsed.value(duration));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "15",
        "1.5",
        "1.5s",
        "-5s",
        "5 minutes",
        "5M",
        "30m1h",
        "s",
        "1h 30",
        "5s5s"
      })
  void anything_else_is_no_duration(String text) {
    assertThat(Durations.parse(text)).isInstanceOf(Parsed.Wrong.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999s", "999999999d", "3661d"})
  void a_duration_that_nobody_means_is_refused(String text) {
    assertThat(Durations.parse(text)).isInstanceOf(Parsed.Wrong.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15s", "5m", "1h30m", "500ms", "1d", "1m30s", "0s"})
  void its_text_reads_back(String text) {
    Duration duration = ((Parsed.Value<Duration>) Durations.parse(text)).value();
    assertThat(Durations.text(duration)).isEqualTo(text);
  }
}
