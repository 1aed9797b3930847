package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Guest;
import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Role;
import dev.pulih.service.testing.OpenIdEndpoint;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one caller may ask, on real sockets. */
class LimitsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final OpenIdEndpoint provider = new OpenIdEndpoint();

  /** One request a second, so ten at once; two live pages. */
  private final Hosted hosted = Hosted.limited(new Allowance(1, 2), Trusting.of(provider.issuer()));

  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    hosted.close();
    provider.close();
  }

  private HttpResponse<String> call(String method, String path, String token) {
    return call(method, path, token, "test");
  }

  private HttpResponse<String> call(String method, String path, String token, String name) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hosted.url().resolve(path))
            .header("X-Pulih-User", name)
            .method(method, BodyPublishers.noBody());
    try {
      return http.send(
          (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
          BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What is answered at last to somebody who asks until they are refused, or thirty times. */
  private HttpResponse<String> asked(String method, String path, String token) {
    HttpResponse<String> answer = call(method, path, token);
    for (int i = 0; i < 30 && answer.statusCode() != 429; i++) {
      answer = call(method, path, token);
    }
    return answer;
  }

  @Test
  void who_asks_too_often_is_told_when_to_come_again_and_others_go_on() {
    String view = Hosted.token(Role.VIEW);
    HttpResponse<String> refused = asked("GET", "/api/status", view);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.body()).contains("server.limits.requests", "GET /api/status", "1 s");
    assertThat(call("GET", "/api/status", Hosted.token(Role.APPROVE)).statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> call("GET", "/api/status", view).statusCode() == 200);
  }

  @Test
  void a_token_is_counted_whatever_whoever_shows_it_calls_themselves() {
    IntStream names = IntStream.range(0, 200);
    assertThat(names.map(i -> call("name-" + i).statusCode()).anyMatch(it -> it == 429)).isTrue();
  }

  private HttpResponse<String> call(String name) {
    return call("GET", "/api/status", Hosted.token(Role.ADMIN), name);
  }

  @Test
  void guesses_at_the_api_end_with_none_being_looked_at_for_a_while() {
    for (int i = 0; i < LoginAttempts.MOST; i++) {
      call("GET", "/api/status", "guess-" + i);
    }
    HttpResponse<String> right =
        await()
            .atMost(PATIENCE)
            .until(
                () -> call("GET", "/api/status", Hosted.token(Role.VIEW)),
                answer -> answer.body().contains("Too many wrong tokens came from your address"));
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, (int) LoginAttempts.WITHIN.toSeconds());
  }

  @Test
  void strangers_are_counted_by_their_address_and_stop_neither_probes_nor_slack_nor_a_session() {
    Guest siti = new Guest(hosted.url());
    siti.logIn("siti", Hosted.token(Role.VIEW));
    assertThat(asked("GET", "/login", "").statusCode()).isEqualTo(429);
    HttpResponse<String> login = asked("GET", SignOn.PATH, "");
    assertThat(login.statusCode()).isEqualTo(429);
    assertThat(login.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(login.headers().map().toString()).doesNotContain(PendingLogins.COOKIE);
    assertThat(asked("GET", "/api/status", "wrong").statusCode()).isEqualTo(429);
    assertThat(asked("GET", "/healthz/liveness", "").statusCode()).isEqualTo(200);
    assertThat(asked("POST", "/slack/commands", "").statusCode()).isEqualTo(401);
    assertThat(siti.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_says_in_the_readers_language_when_to_come_again() {
    assertThat(refused("en")).contains("server.limits.requests allows. Ask again in 1 s");
    assertThat(refused("ko")).contains("lang=\"ko\"", "server.limits.requests가", "1초 뒤에");
  }

  /** What a page says at last to a browser that asks without end. */
  private String refused(String language) {
    Guest guest = new Guest(hosted.url());
    HttpResponse<String> answer = guest.get("/login", "Accept-Language", language);
    for (int i = 0; i < 30 && answer.statusCode() != 429; i++) {
      answer = guest.get("/login", "Accept-Language", language);
    }
    return answer.body();
  }

  private HttpResponse<InputStream> live(Guest guest) {
    HttpRequest request =
        HttpRequest.newBuilder(hosted.url().resolve("/live"))
            .header("Accept", "text/event-stream")
            .build();
    try {
      return guest.http().send(request, BodyHandlers.ofInputStream());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void so_many_pages_of_one_person_are_live_and_a_closed_one_makes_room() throws Exception {
    Guest siti = new Guest(hosted.url());
    siti.logIn("siti", Hosted.token(Role.VIEW));
    HttpResponse<InputStream> first = live(siti);
    HttpResponse<InputStream> second = live(siti);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    HttpResponse<InputStream> third = live(siti);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.headers().firstValue("Retry-After")).isPresent();
    first.body().close();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> live(siti).statusCode() == 200);
    second.body().close();
  }
}
