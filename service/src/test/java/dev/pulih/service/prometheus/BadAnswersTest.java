package dev.pulih.service.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.pulih.service.prometheus.Answers.GATEWAY;
import static dev.pulih.service.prometheus.Answers.TXN;
import static dev.pulih.service.prometheus.Answers.error;
import static dev.pulih.service.prometheus.Answers.sample;
import static dev.pulih.service.prometheus.Answers.success;
import static dev.pulih.service.prometheus.Answers.vector;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Spans;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server on a real socket that answers one signal (the error rate) badly and the other (the
 * request rate) well.
 */
class BadAnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");
  private static final ServiceRef SERVICE = new ServiceRef("bos", "txn-service");

  /** Waited out, and long enough for the answers beside it that are right. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final Duration LONG = Duration.ofSeconds(20);

  private static WireMockServer server;

  @BeforeAll
  static void start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void answer_the_request_rate_well() {
    server.resetAll();
    server.stubFor(
        post(urlPathEqualTo("/api/v1/query")).willReturn(json(vector(sample(TXN, "20")))));
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        bad(
            "400",
            status(400, error("bad_data", "unexpected end of input")),
            "HTTP 400 (unexpected end of input): correct the expression."),
        bad("401", status(401, "Unauthorized"), "HTTP 401 (Unauthorized): check the credentials"),
        bad("403", status(403, ""), "HTTP 403: check the credentials"),
        bad(
            "404",
            status(404, "<h1>Not\n found</h1>"),
            "HTTP 404 (<h1>Not found</h1>): check the URL and its path prefix"),
        bad(
            "422",
            status(422, error("execution", "many-to-many matching not allowed")),
            "HTTP 422 (many-to-many matching not allowed): correct the expression"),
        bad(
            "429",
            status(429, "too many requests"),
            "HTTP 429 (too many requests): raise the server's rate"),
        bad("500", status(500, error("internal", "tsdb is broken")), "HTTP 500 (tsdb is broken)"),
        bad(
            "503",
            status(503, error("timeout", "query timed out")),
            "HTTP 503 (query timed out): the server is overloaded"),
        bad(
            "302",
            status(302, "").withHeader("Location", "https://sso.example.org/login"),
            "it redirects to https://sso.example.org/login; give the final URL."),
        bad(
            "HTML",
            json("<!DOCTYPE html><html>Log in</html>").withHeader("Content-Type", "text/html"),
            "that is not whole JSON: is this URL that of a server"),
        bad("no body", json(""), "is not a JSON object"),
        bad("an array", json("[]"), "is not a JSON object"),
        bad("truncated", json(vector(sample(TXN, "0.1")).substring(0, 100)), "not whole JSON"),
        bad(
            "truncated after a sample",
            json(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                    + sample(TXN, "0.1")),
            "not whole JSON"),
        bad(
            "an error in a 200",
            json(error("execution", "out of memory")),
            "was answered with the error \"execution: out of memory\""),
        bad("no status", json("{}"), "was answered with the error"),
        bad(
            "a type that breaks the line",
            json(success("vec\\ntor", "", "")),
            "answers a vec tor where a vector is needed"),
        bad(
            "a scalar",
            json(success("scalar", "1793620800,\"1\"", "")),
            "answers a scalar where a vector is needed"),
        bad(
            "a matrix",
            json(
                success(
                    "matrix",
                    "{\"metric\":%s,\"values\":[[1793620800,\"2\"]]}".formatted(TXN),
                    "")),
            "answers a matrix where a vector is needed"),
        bad("a string", json(success("string", "1793620800,\"up\"", "")), "answers a string where"),
        bad("null data", json("{\"status\":\"success\",\"data\":null}"), "answers a null where"),
        bad(
            "a warning",
            json(
                success(
                    "vector", sample(TXN, "0.1"), ",\"warnings\":[\"store A is down\",\"and B\"]")),
            "the warning \"store A is down\" and may be partial"),
        bad(
            "a part, as VictoriaMetrics says it",
            json(success("vector", sample(TXN, "0.1"), ",\"isPartial\":true")),
            "was answered in part (isPartial): look for storage that is down."),
        bad(
            "a warning after infos",
            json(
                success(
                    "vector",
                    sample(TXN, "0.1"),
                    ",\"infos\":[\"not a counter\"],\"warnings\":[\"store A is down\"]")),
            "the warning \"store A is down\" and may be partial"),
        bad(
            "a native histogram",
            json(
                success(
                    "vector",
                    "{\"metric\":%s,\"histogram\":[1,{\"count\":\"3\"}]}".formatted(TXN),
                    "")),
            "answers native histograms"),
        bad(
            "a word for a number",
            json(vector(sample(TXN, "fast"))),
            "has a value that is no number (fast)"),
        bad(
            "a number for a string",
            json(vector(sample(TXN, "1").replace("\"1\"", "1"))),
            "a point without a value"),
        bad(
            "a value before its labels",
            json(success("vector", "{\"value\":[1,\"1\"],\"metric\":%s}".formatted(TXN), "")),
            "has a value before its labels"),
        bad(
            "a label that is an object, whose end would be taken for that of the labels",
            json(
                vector(sample(TXN.replace("}", ",\"pod\":{\"service\":\"api-gateway\"}}"), "0.1"))),
            "has a label that is no text: is this URL that of a server"),
        bad(
            "no labels",
            json(vector(sample("{\"service\":\"txn-service\"}", "1"))),
            "has a sample without the label namespace, which names its SERVICE (it has [service])"),
        bad(
            "two samples for a service",
            json(
                vector(
                    sample(TXN, "0.1"),
                    sample(GATEWAY, "0"),
                    sample(TXN.replace("}", ",\"method\":\"GET\",\"code\":\"500\"}"), "1"))),
            "has two samples for bos/txn-service, which differ in [code, method]: aggregate them, as by sum by (namespace, service)."),
        bad("an empty reply", aResponse().withFault(Fault.EMPTY_RESPONSE), "lost its answer"),
        bad("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "lost its answer"),
        bad(
            "broken chunks",
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            "lost its answer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void a_doubtful_answer_is_one_clear_sentence_and_no_reading(
      String name, ResponseDefinitionBuilder answer, String words) {
    Readings readings = read(answer, PrometheusSettings.Timing.defaults());
    assertThat(readings.failures()).containsOnlyKeys(Signals.ERROR_RATE);
    assertThat(readings.failures().get(Signals.ERROR_RATE))
        .startsWith("error_rate[CONDITION] ")
        .contains(words)
        .doesNotContain("\n");
    assertThat(readings.of(Signals.ERROR_RATE, SERVICE))
        .isEqualTo(Reading.unknown(Reading.Why.SOURCE_FAILED));
    assertThat(readings.of(Signals.REQUEST_RATE, SERVICE)).isEqualTo(Reading.of(20));
  }

  @Test
  void infos_are_harmless() {
    String infos =
        ",\"infos\":[\"PromQL info: metric might not be a counter\"],\"warnings\":[],\"isPartial\":false,\"more\":{\"a\":[1]}";
    Readings readings =
        read(
            json(success("vector", sample(TXN, "0.1"), infos)),
            PrometheusSettings.Timing.defaults());
    assertThat(readings.failures()).isEmpty();
    assertThat(readings.of(Signals.ERROR_RATE, SERVICE)).isEqualTo(Reading.of(0.1));
  }

  @ParameterizedTest
  @MethodSource("notNumbers")
  void what_is_not_a_number_is_unknown(String value) {
    Readings readings =
        read(json(vector(sample(TXN, value))), PrometheusSettings.Timing.defaults());
    assertThat(readings.of(Signals.ERROR_RATE, SERVICE))
        .isEqualTo(Reading.unknown(Reading.Why.NOT_A_NUMBER));
  }

  static List<String> notNumbers() {
    return List.of("NaN", "+Inf", "-Inf");
  }

  @Test
  void a_server_that_hangs_costs_no_more_than_the_query_timeout() {
    Readings readings = read(json(vector()).withFixedDelay(60_000), timing(SHORT, LONG));
    assertThat(readings.failures().get(Signals.ERROR_RATE)).contains("was not answered in time");
  }

  @Test
  void a_body_that_trickles_costs_no_more_than_the_query_timeout() {
    // Some 170 bytes a second: what counts comes after a minute.
    String body = " ".repeat(10_000) + vector(sample(TXN, "0.1"));
    Readings readings =
        read(json(body).withChunkedDribbleDelay(1_000, 60_000), timing(SHORT, LONG));
    assertThat(readings.failures().get(Signals.ERROR_RATE)).contains("was not answered in time");
    assertThat(readings.of(Signals.REQUEST_RATE, SERVICE)).isEqualTo(Reading.of(20));
  }

  @Test
  void a_body_that_stops_in_the_middle_costs_no_more_than_the_tick() {
    Readings readings =
        read(
            json(vector(sample(TXN, "0.1"))).withChunkedDribbleDelay(2, 60_000),
            timing(LONG, SHORT));
    assertThat(readings.failures().get(Signals.ERROR_RATE))
        .contains("was not answered before the tick's deadline of 3s");
    assertThat(readings.of(Signals.REQUEST_RATE, SERVICE)).isEqualTo(Reading.of(20));
  }

  /** As when a server closes a kept connection just when it is used again. */
  @Test
  void a_query_whose_connection_ends_before_an_answer_is_asked_once_more() {
    server.stubFor(
        post(urlPathEqualTo("/api/v1/query"))
            .inScenario("kept")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("closed"));
    server.stubFor(
        post(urlPathEqualTo("/api/v1/query"))
            .inScenario("kept")
            .whenScenarioStateIs("closed")
            .willReturn(json(vector(sample(TXN, "20")))));
    Readings readings = read(PrometheusSettings.of(URI.create(server.baseUrl())));
    assertThat(readings.failures()).isEmpty();
    assertThat(readings.of(Signals.REQUEST_RATE, SERVICE)).isEqualTo(Reading.of(20));
  }

  @Test
  void ten_megabytes_are_refused_beyond_the_limit_and_read_within_it() {
    String huge =
        vector(sample(TXN, "0.1"))
            .replaceFirst("\\{", "{\"infos\":[\"" + "y".repeat(10 << 20) + "\"],");
    PrometheusSettings settings = PrometheusSettings.of(URI.create(server.baseUrl()));
    Readings refused =
        read(json(huge), settings.with(new PrometheusSettings.Limits(8, 1 << 20, 100, 100)));
    assertThat(refused.failures().get(Signals.ERROR_RATE))
        .contains("has an answer of more than 1048576 bytes: aggregate more, or raise the limit.");
    assertThat(read(json(huge), settings).of(Signals.ERROR_RATE, SERVICE))
        .isEqualTo(Reading.of(0.1));
  }

  @Test
  void more_series_than_are_wanted_are_refused() {
    PrometheusSettings settings = PrometheusSettings.of(URI.create(server.baseUrl()));
    String two = vector(sample(TXN, "0.1"), sample(GATEWAY, "0"));
    Readings refused =
        read(json(two), settings.with(new PrometheusSettings.Limits(8, 1 << 20, 100, 1)));
    assertThat(refused.failures().get(Signals.ERROR_RATE))
        .contains("has an answer of more than 1 series: aggregate more, or raise limits.series.");
    Readings read =
        read(json(two), settings.with(new PrometheusSettings.Limits(8, 1 << 20, 100, 2)));
    assertThat(read.failures()).doesNotContainKey(Signals.ERROR_RATE);
  }

  @Test
  void labels_that_are_no_names_are_refused() {
    String longest = TXN.replace("}", ",\"x\":\"" + "y".repeat(1_024) + "\"}");
    String longer = TXN.replace("}", ",\"x\":\"" + "y".repeat(1_025) + "\"}");
    StringBuilder many = new StringBuilder(TXN);
    for (int i = 0; i < 64; i++) {
      many.insert(many.length() - 1, ",\"l" + i + "\":\"\"");
    }
    PrometheusSettings settings = PrometheusSettings.of(URI.create(server.baseUrl()));
    assertThat(read(json(vector(sample(longest, "0.1"))), settings).failures())
        .doesNotContainKey(Signals.ERROR_RATE);
    for (String labels : List.of(longer, many.toString())) {
      assertThat(
              read(json(vector(sample(labels, "0.1"))), settings)
                  .failures()
                  .get(Signals.ERROR_RATE))
          .contains("a series with over 64 labels, or one of over 1024 characters");
    }
  }

  @Test
  void a_server_that_is_gone_is_a_failure_of_every_signal() {
    WireMockServer gone = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    gone.start();
    URI url = URI.create(gone.baseUrl());
    gone.stop();
    Readings readings = read(PrometheusSettings.of(url));
    assertThat(readings.failures()).containsOnlyKeys(Signals.ERROR_RATE, Signals.REQUEST_RATE);
    assertThat(readings.failures().get(Signals.REQUEST_RATE))
        .contains("could not be asked (no connection")
        .contains("check the URL and that Prometheus runs.");
  }

  @Test
  void a_name_that_does_not_resolve_is_a_failure() {
    Readings readings = read(PrometheusSettings.of(URI.create("http://prometheus.invalid:9090")));
    assertThat(readings.failures().get(Signals.ERROR_RATE)).contains("no connection");
  }

  private Readings read(ResponseDefinitionBuilder answer, PrometheusSettings.Timing timing) {
    return read(answer, PrometheusSettings.of(URI.create(server.baseUrl())).with(timing));
  }

  private Readings read(ResponseDefinitionBuilder answer, PrometheusSettings settings) {
    server.stubFor(
        post(urlPathEqualTo("/api/v1/query"))
            .withFormParam("query", containing("5.."))
            .willReturn(answer));
    return read(settings);
  }

  private static Readings read(PrometheusSettings settings) {
    SignalCatalog catalog =
        new SignalCatalog(Preset.named("client-library"), Scope.everything(), Spans.defaults());
    try (PrometheusSource source = new PrometheusSource(settings, catalog)) {
      return source.read(List.of(Signals.ERROR_RATE, Signals.REQUEST_RATE), NOW);
    }
  }

  private static PrometheusSettings.Timing timing(Duration query, Duration tick) {
    return new PrometheusSettings.Timing(LONG, query, tick, Duration.ZERO);
  }

  private static Arguments bad(String name, ResponseDefinitionBuilder answer, String words) {
    return Arguments.of(name, answer, words);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return status(200, body).withHeader("Content-Type", "application/json");
  }

  private static ResponseDefinitionBuilder status(int status, String body) {
    return aResponse().withStatus(status).withBody(body);
  }
}
