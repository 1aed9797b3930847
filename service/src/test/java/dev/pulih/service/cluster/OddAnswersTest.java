package dev.pulih.service.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.pulih.recover.Answer;
import dev.pulih.service.cluster.ClusterAccess.Direct;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that no API server gives, but a proxy before one does. */
class OddAnswersTest {

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_page_instead_of_an_object_is_unclear() {
    assertThat(answer(aResponse().withStatus(200).withBody("<html>Please log in</html>")))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void half_an_object_is_unclear() {
    assertThat(answer(aResponse().withStatus(200).withBody("{\"kind\": \"Deployment\", \"meta")))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void an_answer_that_breaks_off_is_unclear() {
    assertThat(answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)))
        .isInstanceOf(Answer.Unclear.class);
  }

  @Test
  void too_many_requests_in_plain_text_carries_its_header() {
    ResponseDefinitionBuilder busy =
        aResponse().withStatus(429).withHeader("Retry-After", "4").withBody("Too many requests");

    assertThat(answer(busy))
        .isInstanceOfSatisfying(
            Answer.Unclear.class,
            unclear ->
                assertThat(unclear.retryAfter())
                    .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4)));
  }

  @Test
  void a_header_that_asks_for_ever_is_bounded_and_a_date_is_ignored() {
    Answer forever = answer(aResponse().withStatus(503).withHeader("Retry-After", "999999"));
    assertThat(((Answer.Unclear) forever).retryAfter()).isLessThanOrEqualTo(Duration.ofMinutes(5));

    Answer dated =
        answer(
            aResponse().withStatus(503).withHeader("Retry-After", "Fri, 31 Dec 2027 23:59:59 GMT"));
    assertThat(((Answer.Unclear) dated).retryAfter()).isZero();
  }

  @Test
  void a_long_answer_is_cut() {
    Answer answer = answer(aResponse().withStatus(500).withBody("x".repeat(10_000)));

    assertThat(((Answer.Unclear) answer).detail()).hasSizeLessThan(500);
  }

  private Answer answer(ResponseDefinitionBuilder response) {
    if (!server.isRunning()) {
      server.start();
    }
    server.stubFor(any(anyUrl()).willReturn(response));
    Direct access = new Direct(URI.create(server.baseUrl()), "token", Optional.empty());
    try (Cluster cluster = Cluster.connect(access, Timeouts.defaults(), "1.2.3")) {
      Request request = new Request(Rights.GET_DEPLOYMENT, "bos", "txn");
      return catchThrowableOfType(
              RequestFailed.class,
              () ->
                  cluster.ask(
                      request,
                      api -> api.apps().deployments().inNamespace("bos").withName("txn").require()))
          .answer();
    }
  }
}
