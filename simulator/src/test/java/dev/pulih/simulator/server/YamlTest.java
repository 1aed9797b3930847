package dev.pulih.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.simulator.world.Pace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
  @Test
  void dotted_keys_become_blocks() {
    Map<String, String> keys =
        Map.of("mode", "auto", "stages.restart.for", "5m", "stages.restart.above", "10 %");
    assertThat(Yaml.nested(keys))
        .isEqualTo("mode: auto\nstages:\n  restart:\n    above: 10 %\n    for: 5m\n");
  }

  @Test
  void keys_of_the_same_name_in_different_blocks_stay_apart() {
    assertThat(Yaml.nested(Map.of("a.for", "1s", "b.for", "2s")))
        .isEqualTo("a:\n  for: 1s\nb:\n  for: 2s\n");
  }

  @Test
  void durations_are_whole_seconds_or_milliseconds() {
    assertThat(Yaml.duration(Duration.ofMinutes(5))).isEqualTo("300s");
    assertThat(Yaml.duration(Duration.ofMillis(1_500))).isEqualTo("1500ms");
  }

  @Test
  void the_usual_pace_needs_no_durations() {
    assertThat(Pulse.at(Pace.usual())).isEmpty();
  }

  @Test
  void another_pace_divides_every_duration() {
    assertThat(Pulse.at(new Pace(15)))
        .containsEntry("interval", "1s")
        .containsEntry("windows.condition", "20s")
        .containsEntry("stages.shift.for", "12s")
        .containsEntry("offset", "333ms");
  }
}
