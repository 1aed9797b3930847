package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.prometheus.Situation.Asked;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Spans;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever adds a preset or an expression has to say what it answers in each situation. */
class SituationsTest {

  static final List<String> PRESETS = Preset.NAMES;

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_expression_has_a_claim_in_each_situation_that_concerns_it(String preset) {
    for (Asked asked : asked(preset).toList()) {
      for (Situation situation : concerning(asked)) {
        assertThat(claimed(situation))
            .as("what %s of %s answers to \"%s\"", asked.signal(), preset, situation.title())
            .contains(asked.signal().name());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_expression_is_concerned_by_a_situation(String preset) {
    assertThat(asked(preset)).allSatisfy(asked -> assertThat(concerning(asked)).isNotEmpty());
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_preset_has_exporters_in_these_tests(String preset) {
    assertThat(Shape.of(preset).preset).isEqualTo(preset);
  }

  private static Stream<Asked> asked(String preset) {
    SignalCatalog catalog =
        new SignalCatalog(Preset.named(preset), Scope.everything(), Spans.defaults());
    return catalog.all().stream().map(signal -> asked(preset, catalog, signal));
  }

  private static Asked asked(String preset, SignalCatalog catalog, Signal signal) {
    return new Asked(preset, signal, catalog.expression(signal).orElseThrow());
  }

  private static List<Situation> concerning(Asked asked) {
    return Situation.all().stream().filter(s -> s.concerns().test(asked)).toList();
  }

  private static Set<String> claimed(Situation situation) {
    return situation.claims().stream().map(Claim::signal).collect(Collectors.toSet());
  }
}
