package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Fuzz;
import dev.pulih.service.OrderDesk;
import dev.pulih.service.testing.Mutation;
import dev.pulih.service.testing.OpenIdEndpoint;
import dev.pulih.service.testing.RawHttp;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each endpoint that is mapped, API and pages, answers whatever it is asked, and never by a
 * failure. Half of the requests are as they should be, and must arrive.
 */
class EndpointsFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(3);

  /** What a controller says; 302 and 303 lead on. */
  private static final Object[] ARRIVED = {200, 302, 303, 404, 409};

  /** Slack's requests are signed. */
  private static final Object[] UNSIGNED = {401};

  /** What may be said of a request that is spoiled; nothing else is. */
  private static final Object[] ANSWERED = {
    200, 302, 303, 400, 401, 403, 404, 405, 406, 409, 411, 413, 415, 501
  };

  /** What says 200 to an admin, whatever there is; windows of maintenance are read and planned. */
  private static final List<String> OPEN =
      List.of(
          "/",
          "/live",
          "/history",
          "/configuration",
          "/metrics",
          "/api/status",
          "/api/pause",
          "/api/kill",
          "/api/maintenance",
          "/api/incidents");

  /** A label of Pulih's own metrics. */
  private static final String FAILURE_COUNTED = "\\w+=\"\\w+Exception\"|error=\"\\w+\"";

  private final OrderDesk desk = new OrderDesk();
  private final OpenIdEndpoint provider = new OpenIdEndpoint();
  private final Hosted hosted = Hosted.unlimited(desk.room, Trusting.of(provider.issuer()));
  private final RawHttp port = new RawHttp(hosted.url().getPort());
  private final Knocks knocks = new Knocks(port, desk.id());
  private final List<EndpointTable.Row> rows = EndpointTable.of(hosted).rows();
  private int asked;

  @AfterEach
  void stop() {
    hosted.close();
    provider.close();
  }

  @Test
  void every_endpoint_answers_whatever_it_is_asked() {
    FUZZ.cases("requests to every endpoint", 6_500, this::ask);
    // Three of some fifty endpoints switch something, and half of the requests are as they should
    // be: that are three of a hundred. One of a hundred is a third of that.
    assertThat(desk.ledger.changes(Integer.MAX_VALUE)).hasSizeGreaterThanOrEqualTo(asked / 100);
    assertThat(port.sent(RawHttp.request("GET", "/healthz", ""))).startsWith("HTTP/1.1 200");
  }

  private void ask(SplittableRandom random) {
    asked++;
    Knock knock = knocks.at(Mutation.any(rows, random), random);
    if (random.nextBoolean()) {
      assertAnswered(knock, knock.path().startsWith("/slack/") ? UNSIGNED : ARRIVED);
    } else {
      assertAnswered(knock.spoiled(random), ANSWERED);
    }
  }

  private void assertAnswered(Knock knock, Object... statuses) {
    String request = knock.request();
    String answer = port.sent(request);
    assertThat(RawHttp.status(answer)).as("%s%n-> %s", request, answer).isIn(statuses);
    assertThat(answer.replaceAll(FAILURE_COUNTED, ""))
        .as(request)
        .doesNotContain("Exception", "\tat ", "org.springframework");
  }

  /** With the session, the token and the bodies of these requests, and not only past them. */
  @Test
  void what_is_as_it_should_be_gets_what_it_asks_for() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(rows)
        .filteredOn(row -> OPEN.contains(row.path()))
        .hasSize(OPEN.size() + 1)
        .allSatisfy(row -> assertAnswered(knocks.at(row, random), 200));
  }
}
