package dev.pulih.service.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.pulih.service.prometheus.Answers.TXN;
import static dev.pulih.service.prometheus.Answers.sample;
import static dev.pulih.service.prometheus.Answers.success;
import static dev.pulih.service.prometheus.Answers.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.pulih.service.prometheus.PrometheusSettings.Access;
import dev.pulih.service.prometheus.PrometheusSettings.Limits;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, and how answers become readings. */
class PrometheusSourceTest {

  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final long EPOCH = NOW.getEpochSecond();
  private static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");

  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void answer_three_to_everything() {
    SERVER.resetAll();
    SERVER.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(value("3")));
  }

  @Test
  void the_query_is_asked_at_the_ticks_time_less_the_offset() {
    Timing timing =
        new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofMillis(4500));
    Readings readings = read(settings().with(timing), Signals.REQUEST_RATE);
    assertThat(readings.at()).isEqualTo(NOW);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withFormParam("time", equalTo(EPOCH - 5 + ".500"))
            .withFormParam("timeout", equalTo("8.000"))
            .withFormParam(
                "query",
                equalTo(
                    "sum by (namespace, service) (rate(http_requests_total{namespace!=\"\",service!=\"\"}[5m]))")));
  }

  @Test
  void signals_with_the_same_expression_are_asked_once() {
    Readings readings =
        read(settings(), Signals.ERROR_RATE, Signals.ERROR_RATE.over(Span.PAGE_SHORT));
    assertThat(readings.of(Signals.ERROR_RATE, SERVICE)).isEqualTo(Reading.of(3));
    assertThat(readings.of(Signals.ERROR_RATE.over(Span.PAGE_SHORT), SERVICE))
        .isEqualTo(Reading.of(3));
    SERVER.verify(exactly(1), postRequestedFor(urlEqualTo("/api/v1/query")));
  }

  @Test
  void a_signal_without_an_expression_is_a_failure_and_nothing_is_asked() {
    Signal unheard = new Signal("unheard", EntityKind.SERVICE, Span.NONE);
    assertThat(read(settings(), unheard).failures())
        .containsExactly(
            Map.entry(
                unheard, "unheard at " + SERVER.baseUrl() + " has no expression: configure one."));
    SERVER.verify(exactly(0), postRequestedFor(urlEqualTo("/api/v1/query")));
  }

  @Test
  void values_are_scaled_to_the_signals_unit() {
    SignalSpec percent = new SignalSpec(null, null, null, 0.01, null);
    Preset preset =
        Preset.named("client-library").with(new Preset(null, null, Map.of("error_rate", percent)));
    assertThat(
            read(settings(), catalog(preset), NOW, Signals.ERROR_RATE)
                .of(Signals.ERROR_RATE, SERVICE))
        .isEqualTo(Reading.of(0.03));
  }

  @Test
  void a_path_prefix_stays_in_front() {
    SERVER.stubFor(
        post(urlEqualTo("/prometheus/api/v1/query")).willReturn(okJson(vector(sample(TXN, "7")))));
    for (String prefix : List.of("/prometheus", "/prometheus/")) {
      PrometheusSettings settings = PrometheusSettings.of(URI.create(SERVER.baseUrl() + prefix));
      assertThat(read(settings, Signals.REQUEST_RATE).of(Signals.REQUEST_RATE, SERVICE))
          .isEqualTo(Reading.of(7));
    }
  }

  @Test
  void a_token_and_other_headers_are_sent() {
    Access access =
        new Access(new Auth.Bearer("s3cret"), Tls.standard(), Map.of("X-Scope-OrgID", "bos"));
    read(settings().with(access), Signals.REQUEST_RATE);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withHeader("Authorization", equalTo("Bearer s3cret"))
            .withHeader("X-Scope-OrgID", equalTo("bos")));
    assertThat(access.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_user_and_a_password_are_sent() {
    Access access = new Access(new Auth.Basic("pulih", "s3cret"), Tls.standard(), Map.of());
    read(settings().with(access), Signals.REQUEST_RATE);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withHeader("Authorization", equalTo("Basic cHVsaWg6czNjcmV0")));
    assertThat(access.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_token_file_is_read_again_after_it_was_renewed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("token");
    Access access = new Access(new Auth.BearerFile(file), Tls.standard(), Map.of());
    try (PrometheusSource source = source(settings().with(access))) {
      for (String token : List.of("first", "second")) {
        Files.writeString(file, token + "\n");
        source.read(List.of(Signals.REQUEST_RATE), NOW);
        SERVER.verify(
            exactly(1),
            postRequestedFor(urlEqualTo("/api/v1/query"))
                .withHeader("Authorization", equalTo("Bearer " + token)));
      }
    }
  }

  @Test
  void a_token_file_that_is_gone_is_a_failure_that_names_it(@TempDir Path folder) {
    Access access =
        new Access(new Auth.BearerFile(folder.resolve("gone")), Tls.standard(), Map.of());
    assertThat(read(settings().with(access), Signals.REQUEST_RATE).failures())
        .containsEntry(
            Signals.REQUEST_RATE,
            "request_rate[CONDITION] at %s could not be asked (cannot read %s): check the token file."
                .formatted(SERVER.baseUrl(), folder.resolve("gone")));
  }

  @Test
  void a_rare_signal_is_asked_again_only_when_it_is_due_and_its_answer_stands_for_twice_as_long() {
    try (PrometheusSource source = source(settings())) {
      // The capacity is asked every 15 min (three condition windows); the answer stands for 30.
      assertThat(capacity(source, 0)).isEqualTo(Reading.of(3));
      SERVER.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(serverError()));
      assertThat(capacity(source, 14)).isEqualTo(Reading.of(3));
      SERVER.verify(exactly(1), postRequestedFor(urlEqualTo("/api/v1/query")));
      assertThat(capacity(source, 15)).isEqualTo(Reading.of(3));
      assertThat(capacity(source, 16)).isEqualTo(Reading.of(3));
      SERVER.verify(exactly(2), postRequestedFor(urlEqualTo("/api/v1/query")));
      assertThat(capacity(source, 29)).isEqualTo(Reading.of(3));
      assertThat(capacity(source, 30)).isEqualTo(Reading.unknown(Reading.Why.SOURCE_FAILED));
    }
  }

  @Test
  void an_empty_answer_of_a_rare_signal_is_soon_asked_again() {
    SERVER.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(okJson(vector())));
    try (PrometheusSource source = source(settings())) {
      assertThat(capacity(source, 0)).isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
      SERVER.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(value("5")));
      assertThat(capacity(source, 1)).isEqualTo(Reading.unknown(Reading.Why.NO_DATA));
      assertThat(capacity(source, 2)).isEqualTo(Reading.of(5));
    }
  }

  @Test
  void history_puts_each_point_at_its_step_and_leaves_absent_steps_absent() {
    SERVER.stubFor(
        post(urlEqualTo("/api/v1/query_range"))
            .willReturn(
                okJson(
                    success(
                        "matrix",
                        "{\"metric\":%s,\"values\":[[%d,\"1\"],[%d,\"NaN\"],[%d.000,\"4\"]]}"
                            .formatted(TXN, EPOCH, EPOCH + 15, EPOCH + 45),
                        ""))));
    List<Readings> history = history(settings(), NOW, NOW.plusSeconds(50));
    assertThat(history)
        .extracting(Readings::at)
        .containsExactly(NOW, NOW.plusSeconds(15), NOW.plusSeconds(30), NOW.plusSeconds(45));
    assertThat(history)
        .extracting(readings -> readings.of(Signals.REQUEST_RATE, SERVICE))
        .containsExactly(
            Reading.of(1),
            Reading.unknown(Reading.Why.NOT_A_NUMBER),
            Reading.unknown(Reading.Why.NO_DATA),
            Reading.of(4));
  }

  @Test
  void a_long_history_is_asked_in_pieces_and_a_piece_that_fails_is_unknown() {
    String empty = success("matrix", "", "");
    SERVER.stubFor(
        post(urlEqualTo("/api/v1/query_range"))
            .withFormParam("start", equalTo(EPOCH + ".000"))
            .withFormParam("end", equalTo(EPOCH + 15 + ".000"))
            .withFormParam("step", equalTo("15.000"))
            .willReturn(okJson(empty)));
    List<Readings> history =
        history(settings().with(new Limits(8, 1 << 20, 2, 100)), NOW, NOW.plusSeconds(30));
    SERVER.verify(exactly(2), postRequestedFor(urlEqualTo("/api/v1/query_range")));
    assertThat(history)
        .extracting(readings -> readings.of(Signals.REQUEST_RATE, SERVICE))
        .containsExactly(
            Reading.unknown(Reading.Why.NO_DATA),
            Reading.unknown(Reading.Why.NO_DATA),
            Reading.unknown(Reading.Why.SOURCE_FAILED));
  }

  @Test
  void a_point_that_was_not_asked_for_spoils_the_history() {
    SERVER.stubFor(
        post(urlEqualTo("/api/v1/query_range"))
            .willReturn(
                okJson(
                    success(
                        "matrix",
                        "{\"metric\":%s,\"values\":[[%d,\"1\"]]}".formatted(TXN, EPOCH + 60),
                        ""))));
    assertThat(history(settings(), NOW, NOW).getFirst().failures().get(Signals.REQUEST_RATE))
        .contains("has a point at a time that was not asked for");
  }

  @Test
  void the_history_of_a_rare_signal_is_asked_when_it_would_have_been_due() {
    try (PrometheusSource source = source(settings())) {
      // 0, 10, 20 and 30 min: asked at 0, and at 20 because every 15 min is past by then.
      List<Readings> history =
          source.history(
              List.of(Signals.POD_CAPACITY),
              NOW,
              NOW.plus(Duration.ofMinutes(30)),
              Duration.ofMinutes(10));
      assertThat(history)
          .hasSize(4)
          .allMatch(r -> r.of(Signals.POD_CAPACITY, SERVICE).equals(Reading.of(3)));
    }
    SERVER.verify(exactly(2), postRequestedFor(urlEqualTo("/api/v1/query")));
    SERVER.verify(
        exactly(1),
        postRequestedFor(urlEqualTo("/api/v1/query"))
            .withFormParam("time", equalTo(EPOCH + 1200 + ".000")));
  }

  @Test
  void a_rare_signal_that_fails_in_a_history_is_not_asked_before_it_is_due_again() {
    SERVER.stubFor(post(urlEqualTo("/api/v1/query")).willReturn(serverError()));
    try (PrometheusSource source = source(settings())) {
      Instant last = NOW.plus(Duration.ofMinutes(14));
      assertThat(source.history(List.of(Signals.POD_CAPACITY), NOW, last, Duration.ofSeconds(15)))
          .hasSize(57)
          .allMatch(r -> r.failures().containsKey(Signals.POD_CAPACITY));
    }
    SERVER.verify(exactly(1), postRequestedFor(urlEqualTo("/api/v1/query")));
  }

  @Test
  void a_url_that_cannot_be_asked_is_refused_without_showing_a_password() {
    assertThatThrownBy(() -> PrometheusSettings.of(URI.create("http://pulih:s3cret@host:9090")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must look like http://host:9090")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> PrometheusSettings.of(URI.create("host:9090")))
        .hasMessageContaining("got host:9090");
  }

  /** A sample at the time that is asked about, as every server gives it. */
  private static ResponseDefinitionBuilder value(String value) {
    String asked = "{{formData request.body 'form' urlDecode=true}}{{form.time}}";
    return okJson(vector(sample(TXN, value)).replace("1793620800.123", asked))
        .withTransformers("response-template");
  }

  private Reading capacity(PrometheusSource source, int minutes) {
    Instant at = NOW.plus(Duration.ofMinutes(minutes));
    return source.read(List.of(Signals.POD_CAPACITY), at).of(Signals.POD_CAPACITY, SERVICE);
  }

  private List<Readings> history(PrometheusSettings settings, Instant from, Instant to) {
    try (PrometheusSource source = source(settings)) {
      return source.history(List.of(Signals.REQUEST_RATE), from, to, Duration.ofSeconds(15));
    }
  }

  private static Readings read(PrometheusSettings settings, Signal... signals) {
    return read(settings, catalog(Preset.named("client-library")), NOW, signals);
  }

  private static Readings read(
      PrometheusSettings settings, SignalCatalog catalog, Instant at, Signal... signals) {
    try (PrometheusSource source = new PrometheusSource(settings, catalog)) {
      return source.read(List.of(signals), at);
    }
  }

  private static PrometheusSource source(PrometheusSettings settings) {
    return new PrometheusSource(settings, catalog(Preset.named("client-library")));
  }

  private static SignalCatalog catalog(Preset preset) {
    return new SignalCatalog(preset, Scope.everything(), Spans.defaults());
  }

  private PrometheusSettings settings() {
    return PrometheusSettings.of(URI.create(SERVER.baseUrl()));
  }
}
