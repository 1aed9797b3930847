package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Spans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every expression of every preset in every situation, answered by the real Prometheus. */
class SituationsIT {

  static final List<String> PRESETS = Preset.NAMES;

  private static final Path PAGE = Path.of("..", "docs", "promql.md");

  /** Set to {@code true}, the page is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final Map<String, Readings> READINGS = new HashMap<>();

  @BeforeAll
  static void ask_all_presets_once() {
    try (RealPrometheus prometheus = knowing(UnaryOperator.identity())) {
      PRESETS.forEach(name -> READINGS.put(name, read(prometheus, Preset.named(name))));
    }
  }

  @AfterAll
  static void forget() {
    READINGS.clear();
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_answer_is_the_one_that_was_worked_out_by_hand(String preset) {
    assertThat(readings(preset).failures()).isEmpty();
    assertThat(answered(preset, readings(preset))).isNotEmpty().allMatch(Answered::right);
  }

  @Test
  void under_other_label_names_the_answers_are_the_same() {
    try (RealPrometheus renamed = knowing(SituationsIT::renamed)) {
      for (String name : PRESETS) {
        Readings readings = read(renamed, Preset.named(name).with(names(Preset.named(name))));
        assertThat(readings.failures()).isEmpty();
        assertThat(answered(name, readings)).isNotEmpty().allMatch(Answered::right);
        // And the usual names find nothing, so that it is the others that were asked for.
        assertThat(read(renamed, Preset.named(name)).samples().values()).allMatch(Map::isEmpty);
      }
    }
  }

  @Test
  void the_page_in_docs_is_what_prometheus_answered() throws IOException {
    List<Answered> all =
        PRESETS.stream().flatMap(name -> answered(name, readings(name)).stream()).toList();
    String page = PromqlPage.of(all, Trusted.of(READINGS));
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/promql.md, which this test writes with -Dpulih.docs.write=true")
        .hasContent(page);
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void a_service_is_unknown_while_a_pod_that_should_run_has_no_fresh_samples(String preset) {
    Trusted trusted = Trusted.of(readings(preset));
    // One of two pods is fresh, and 80 % are needed.
    assertThat(trusted.whileItRuns()).containsOnly("unknown (STALE)");
    // Of the one that is left all are fresh: its service is judged, with what the other one did.
    assertThat(trusted.onceItIsGone().getFirst()).isEqualTo("0.384615");
  }

  private static RealPrometheus knowing(UnaryOperator<String> naming) {
    Facts facts = new Facts(naming);
    Situation.all().forEach(situation -> situation.samples().accept(facts));
    return RealPrometheus.knowing(facts.samples());
  }

  private static Readings read(RealPrometheus prometheus, Preset preset) {
    SignalCatalog catalog = catalog(preset);
    try (var source = new PrometheusSource(Patient.settings(prometheus.url()), catalog)) {
      return source.read(catalog.all(), History.NOW);
    }
  }

  private static SignalCatalog catalog(Preset preset) {
    return new SignalCatalog(preset, Scope.everything(), Spans.defaults());
  }

  private static Readings readings(String preset) {
    return READINGS.getOrDefault(preset, Readings.none(History.NOW));
  }

  private static List<Answered> answered(String preset, Readings readings) {
    return Answered.of(preset, catalog(Preset.named(preset)), readings);
  }

  /** Every label that names an entity under any preset has another name. */
  private static String renamed(String series) {
    Set<String> names = new TreeSet<>();
    PRESETS.forEach(name -> Preset.named(name).labels().values().forEach(names::addAll));
    return series.replaceAll("(?<=[{,])(?=(" + String.join("|", names) + ")=)", "my_");
  }

  private static Preset names(Preset preset) {
    Map<EntityKind, List<String>> labels = new HashMap<>();
    preset
        .labels()
        .forEach((kind, all) -> labels.put(kind, all.stream().map(n -> "my_" + n).toList()));
    return new Preset(labels, null, null);
  }
}
