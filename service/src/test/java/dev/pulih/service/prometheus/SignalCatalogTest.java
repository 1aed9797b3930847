package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.signal.EntityKind;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SignalCatalogTest {

  static final List<String> PRESETS = Preset.NAMES;

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_preset_has_every_shipped_signal(String name) {
    SignalCatalog catalog = catalog(Preset.named(name));
    assertThat(catalog.signals()).containsAll(Signals.shipped());
    for (Signal signal : catalog.signals()) {
      assertThat(catalog.expression(signal).orElseThrow()).as("%s", signal).doesNotContain("${");
    }
  }

  @Test
  void the_preset_of_istio_adds_what_the_callers_see_and_who_calls_whom() {
    assertThat(catalog(Preset.named("istio")).signals())
        .endsWith(
            Signals.CALL_ERROR_RATE,
            Signals.CALL_RATE,
            Signals.CLIENT_ERROR_RATE,
            Signals.CLIENT_REQUEST_RATE,
            Signals.POD_LATENCY);
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void every_preset_adds_the_latency_of_pods(String name) {
    assertThat(catalog(Preset.named(name)).signals()).endsWith(Signals.POD_LATENCY);
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void what_pages_ask_for_is_known_and_not_read_by_a_tick(String name) {
    SignalCatalog catalog = catalog(Preset.named(name));
    assertThat(catalog.signals()).doesNotContainAnyElementsOf(Signals.ofPages());
    assertThat(catalog.all()).startsWith(catalog.signals().getFirst()).endsWith(Signals.POD_P99);
    assertThat(catalog.all()).containsAll(catalog.signals()).doesNotHaveDuplicates();
  }

  @Test
  void of_one_service_only_its_series_are_asked_for() {
    SignalCatalog all = catalog(Preset.named("istio"));
    SignalCatalog one = all.only(new ServiceRef("bos", "txn.service"));
    SignalQuery query = one.query(Signals.POD_P99).orElseThrow();
    assertThat(query.scale()).isEqualTo(0.001);
    assertThat(query.expression())
        .isEqualTo(
            "histogram_quantile(0.99, sum by (le, namespace, pod) (rate(istio_request_duration_milliseconds_bucket{destination_service_namespace=~\"bos\",destination_service_name=~\"txn\\\\.service\",pod!=\"\",reporter=\"destination\"}[1m])))");
    assertThat(one.signals()).isEqualTo(all.signals());
  }

  @Test
  void istios_latency_of_pods_is_that_of_the_server_in_seconds() {
    SignalQuery query = catalog(Preset.named("istio")).query(Signals.POD_LATENCY).orElseThrow();
    assertThat(query.scale()).isEqualTo(0.001);
    String selector =
        "{destination_service_namespace!=\"\",destination_service_name!=\"\",pod!=\"\",reporter=\"destination\"}[1m]))";
    assertThat(query.expression())
        .isEqualTo(
            "sum by (namespace, pod) (rate(istio_request_duration_milliseconds_sum"
                + selector
                + " / sum by (namespace, pod) (rate(istio_request_duration_milliseconds_count"
                + selector);
  }

  @Test
  void calls_are_asked_for_where_the_caller_or_the_callee_is_watched() {
    SignalCatalog catalog =
        new SignalCatalog(
            Preset.named("istio"), new Scope(Set.of("bos"), Set.of("txn")), Spans.defaults());
    assertThat(catalog.expression(Signals.CALL_RATE).orElseThrow())
        .isEqualTo(
            "sum by (source_workload_namespace, source_canonical_service, destination_service_namespace, destination_service_name) "
                + "(rate(istio_requests_total{source_workload_namespace=~\"bos\",source_canonical_service=~\"txn\",destination_service_namespace!=\"\",destination_service_name!=\"\",reporter=\"source\"}[1m])"
                + " or rate(istio_requests_total{source_workload_namespace!=\"\",source_canonical_service!=\"\",destination_service_namespace=~\"bos\",destination_service_name=~\"txn\",reporter=\"source\"}[1m]))");
  }

  @Test
  void calls_are_asked_for_by_the_labels_that_the_configuration_gives() {
    List<String> own = List.of("from_ns", "from", "to_ns", "to");
    Preset preset =
        Preset.named("istio").with(new Preset(Map.of(EntityKind.CALL, own), null, null));
    assertThat(catalog(preset).expression(Signals.CALL_ERROR_RATE).orElseThrow())
        .contains("from_ns!=\"\",from!=\"\",to_ns!=\"\",to!=\"\",reporter=\"source\"")
        .contains("sum by (from_ns, from, to_ns, to)");
  }

  @Test
  void an_unknown_preset_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> Preset.named("micrometre"))
        .hasMessage(
            "There is no preset micrometre for Prometheus; choose one of [client-library, micrometer, istio, opentelemetry].");
  }

  @ParameterizedTest
  @CsvSource({"PT5M,5m", "PT1H,1h", "PT20S,20s", "PT90S,90s", "PT1.5S,1500ms", "PT0.25S,250ms"})
  void a_window_is_written_as_promql_writes_it(Duration window, String written) {
    Map<Span, Duration> lengths = new EnumMap<>(Spans.defaults().lengths());
    lengths.put(Span.CONDITION, window);
    SignalCatalog catalog =
        new SignalCatalog(Preset.named("client-library"), Scope.everything(), new Spans(lengths));
    assertThat(catalog.expression(Signals.REQUEST_RATE).orElseThrow())
        .endsWith("[%s]))".formatted(written));
  }

  @Test
  void only_the_watched_namespaces_and_services_are_asked_for() {
    Scope scope = new Scope(Set.of("bos", "toll.prod"), Set.of("txn-service"));
    SignalCatalog catalog = new SignalCatalog(Preset.named("istio"), scope, Spans.defaults());
    assertThat(catalog.expression(Signals.REQUEST_RATE).orElseThrow())
        .contains(
            "destination_service_namespace=~\"bos|toll\\\\.prod\",destination_service_name=~\"txn-service\"");
    assertThat(catalog.expression(Signals.SAMPLE_AGE).orElseThrow())
        .contains("up{namespace=~\"bos|toll\\\\.prod\",pod!=\"\"}");
  }

  @Test
  void labels_can_be_named_otherwise() {
    Preset changes = new Preset(Map.of(EntityKind.SERVICE, List.of("ns", "app")), null, null);
    assertThat(
            catalog(Preset.named("client-library").with(changes)).expression(Signals.REQUEST_RATE))
        .hasValue("sum by (ns, app) (rate(http_requests_total{ns!=\"\",app!=\"\"}[5m]))");
  }

  @Test
  void one_term_changes_every_expression_that_uses_it() {
    Preset changes =
        new Preset(null, Map.of("failed", "http_requests_total{${selector},code=~\"5..\"}"), null);
    SignalCatalog catalog = catalog(Preset.named("client-library").with(changes));
    for (Signal signal :
        List.of(Signals.ERROR_RATE, Signals.POD_ERROR_RATE, Signals.POD_CAPACITY)) {
      assertThat(catalog.expression(signal).orElseThrow())
          .contains("code=~\"5..\"")
          .doesNotContain("status=~");
    }
  }

  @Test
  void a_signal_can_be_added_with_its_own_kind_labels_and_interval() {
    SignalSpec spec =
        new SignalSpec(
            EntityKind.GROUP, "max by (${labels}) (queue_age)", List.of("queue"), 0.001, "5m");
    SignalCatalog catalog = catalog(changed("queue_age", spec));
    Signal signal = new Signal("queue_age", EntityKind.GROUP, Span.NONE);
    assertThat(catalog.signals()).endsWith(signal);
    assertThat(catalog.query(signal))
        .hasValue(
            new SignalQuery(
                "max by (queue) (queue_age)",
                EntityKind.GROUP,
                List.of("queue"),
                0.001,
                Duration.ofMinutes(5)));
  }

  @Test
  void an_added_signal_with_a_window_is_read_over_the_last_minute_and_answers_for_every_span() {
    SignalSpec spec =
        new SignalSpec(
            EntityKind.POD, "sum by (${labels}) (rate(gc[${window}]))", null, null, null);
    SignalCatalog catalog = catalog(changed("gc", spec));
    Signal recent = new Signal("gc", EntityKind.POD, Span.RECENT);
    assertThat(catalog.signals()).contains(recent).doesNotContain(recent.over(Span.CONDITION));
    assertThat(catalog.expression(recent.over(Span.EVALUATION)))
        .hasValue("sum by (namespace, pod) (rate(gc[3m]))");
  }

  @Test
  void an_expression_without_a_window_is_refused_where_the_signal_has_one() {
    assertRefused(
        "error_rate",
        SignalSpec.expression("my:error_ratio"),
        "The signal error_rate cannot be asked: it is asked over several spans, so its expression needs ${window}.");
  }

  @Test
  void an_expression_with_a_window_is_refused_where_the_signal_is_a_gauge() {
    assertRefused(
        "kafka_lag",
        SignalSpec.expression("max_over_time(lag[${window}])"),
        "The signal kafka_lag cannot be asked: it is a gauge, so its expression must not have ${window}.");
  }

  @Test
  void what_clients_see_is_about_a_service_and_has_a_window_whoever_configures_it() {
    assertRefused(
        "client_error_rate",
        new SignalSpec(EntityKind.SERVICE, "my:client_error_ratio", null, null, null),
        "The signal client_error_rate cannot be asked: it is asked over several spans, so its expression needs ${window}.");
    assertRefused(
        "client_error_rate",
        new SignalSpec(EntityKind.POD, "failed[${window}]", null, null, null),
        "The signal client_error_rate cannot be asked: it is about a SERVICE, not about a POD.");
  }

  @Test
  void an_unknown_placeholder_is_refused() {
    assertRefused(
        "kafka_lag",
        SignalSpec.expression("lag{${group}}"),
        "The signal kafka_lag cannot be asked: its expression has ${group}, which nothing gives a value.");
  }

  @Test
  void a_new_signal_needs_a_kind() {
    assertRefused(
        "gc",
        SignalSpec.expression("gc"),
        "The signal gc cannot be asked: it needs a kind and an expression.");
  }

  @Test
  void a_shipped_signal_keeps_its_kind() {
    assertRefused(
        "kafka_lag",
        new SignalSpec(EntityKind.SERVICE, null, null, null, null),
        "The signal kafka_lag cannot be asked: it is about a GROUP, not about a SERVICE.");
  }

  @Test
  void too_few_labels_for_an_entity_are_refused() {
    assertRefused(
        "error_rate",
        new SignalSpec(null, null, List.of("service"), null, null),
        "The signal error_rate cannot be asked: a SERVICE is named by 2 labels; got [service].");
  }

  @Test
  void a_scale_of_zero_is_refused() {
    assertRefused(
        "error_rate",
        new SignalSpec(null, null, null, 0.0, null),
        "The signal error_rate cannot be asked: the scale must be a number but 0; got 0.0.");
  }

  private static void assertRefused(String name, SignalSpec spec, String message) {
    assertThatThrownBy(() -> catalog(changed(name, spec)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static Preset changed(String name, SignalSpec spec) {
    return Preset.named("client-library").with(new Preset(null, null, Map.of(name, spec)));
  }

  private static SignalCatalog catalog(Preset preset) {
    return new SignalCatalog(preset, Scope.everything(), Spans.defaults());
  }
}
