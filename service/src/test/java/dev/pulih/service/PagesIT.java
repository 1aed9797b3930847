package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages on a real socket: who sees them, and what a browser is told about them. */
class PagesIT {

  private static final Pattern ASSET = Pattern.compile("\"(/assets/[0-9a-f]+/[a-z.]+)\"");

  @TempDir private static Path folder;
  private static Running running;

  @BeforeAll
  static void start() {
    running = Instances.ailing(folder);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Guest known() {
    Guest guest = new Guest(running);
    assertThat(guest.logIn("siti", running.token().reveal()).headers().firstValue("Location"))
        .hasValue("/");
    return guest;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void a_stranger_is_asked_for_the_token_and_comes_back_to_where_they_wanted() {
    Guest guest = new Guest(running);
    assertThat(location(guest.get("/"))).isEqualTo("/login?to=%2F");
    assertThat(guest.get("/login?to=%2Fincidents%2Fbos.x").body())
        .contains("value=\"/incidents/bos.x\"");
    assertThat(guest.get("/parts/overview").statusCode()).isEqualTo(302);
    assertThat(guest.get("/live").statusCode()).isEqualTo(401);
  }

  @Test
  void a_part_of_a_page_leads_the_whole_page_to_the_login() {
    Guest guest = new Guest(running);
    HttpResponse<String> answer =
        guest.get(
            "/parts/incidents/bos.x",
            "HX-Request",
            "true",
            "HX-Current-URL",
            running.url() + "/incidents/bos.x");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect"))
        .hasValue("/login?to=%2Fincidents%2Fbos.x");
  }

  @Test
  void a_wrong_token_is_refused_and_nothing_of_it_is_said_back() {
    Guest guest = new Guest(running);
    assertThat(location(guest.logIn("siti", "wrong"))).isEqualTo("/login?wrong&to=%2F");
    assertThat(guest.get("/login?wrong").body()).contains("That is not the token.");
    assertThat(location(guest.get("/"))).startsWith("/login");
  }

  @Test
  void a_wrong_token_does_not_lose_where_somebody_wanted_to_go() {
    Guest guest = new Guest(running);
    String wanted = "name=siti&token=wrong&to=%2Fincidents%2Fbos.x";
    String again = location(guest.submit("/login", "/login", wanted));
    assertThat(again).isEqualTo("/login?wrong&to=%2Fincidents%2Fbos.x");
    assertThat(guest.get(again).body())
        .contains("That is not the token.", "value=\"/incidents/bos.x\"");
    String elsewhere = "name=siti&token=wrong&to=https%3A%2F%2Fevil.example";
    assertThat(location(guest.submit("/login", "/login", elsewhere)))
        .isEqualTo("/login?wrong&to=%2F");
  }

  @Test
  void who_has_the_token_sees_the_services_until_they_log_out() {
    Guest guest = known();
    assertThat(guest.get("/").body()).contains("txn-service", "Log out siti");
    assertThat(location(guest.submit("/", "/logout", "x=1"))).isEqualTo("/login");
    assertThat(location(guest.get("/"))).startsWith("/login");
  }

  @Test
  void the_cookie_is_for_this_site_alone_and_for_no_script() {
    HttpResponse<String> answer = new Guest(running).logIn("siti", running.token().reveal());
    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("pulih="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void a_form_of_another_site_is_refused() {
    Guest guest = known();
    assertThat(guest.post("/logout", "x=1").statusCode()).isEqualTo(403);
    assertThat(guest.post("/logout", "_csrf=x").body()).contains("Load its page again.");
    guest.get("/?language=ko");
    assertThat(guest.post("/logout", "_csrf=x").body())
        .contains("lang=\"ko\"", "너무 오래되었거나 다른 사이트의 양식입니다.");
    assertThat(guest.post("/login", "name=x&token=x").statusCode()).isEqualTo(403);
    assertThat(guest.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void the_session_opens_no_api_and_the_bearer_no_page() {
    assertThat(known().get("/api/status").statusCode()).isEqualTo(401);
    assertThat(new Caller(running).get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void a_browser_runs_nothing_inline_and_loads_nothing_from_outside() {
    HttpResponse<String> page = known().get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void what_a_page_loads_is_there_for_everybody_and_kept_for_a_year() {
    Guest guest = new Guest(running);
    List<String> paths =
        ASSET.matcher(guest.get("/login").body()).results().map(found -> found.group(1)).toList();
    assertThat(paths).hasSize(5);
    for (String path : paths) {
      HttpResponse<String> file = guest.get(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(it -> assertThat(it).contains("max-age=31536000", "immutable"));
    }
    assertThat(guest.get("/assets/0/pulih.css").statusCode()).isEqualTo(404);
  }

  @Test
  void an_incident_is_told_and_an_order_is_recorded_with_who_gave_it() {
    Guest guest = known();
    String id = Incidents.awaitFirst(new Caller(running));
    String at = "/incidents/" + id;
    assertThat(guest.get("/").body()).contains("href=\"" + at + "\"");
    assertThat(guest.get(at).body()).contains("error rate 18 %", at + "/close?as=");
    assertThat(guest.get("/parts" + at + "/why").body()).contains("Stage 1", "Stage 2");
    JsonNode plots = JsonMapper.shared().readTree(guest.get("/parts" + at + "/plots").body());
    long opened =
        plots
            .path("marks")
            .valueStream()
            .filter(mark -> mark.path("kind").asString().equals("opened"))
            .mapToLong(mark -> mark.path("at").asLong())
            .findFirst()
            .orElseThrow();
    assertThat(opened - plots.at("/times/0").asLong()).isBetween(590L, 610L);
    assertThat(plots.at("/errors/0").asDouble()).isEqualTo(0.18);
    String stale = at + "/close?as=Degraded";
    assertThat(guest.get(stale).body()).contains("Pulih does no more about it");
    assertThat(guest.post(at + "/close", "as=Degraded").statusCode()).isEqualTo(403);
    HttpResponse<String> refused = guest.submit(stale, at + "/close", "as=Degraded");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("it stands otherwise than the page showed");
    HttpResponse<String> closed =
        await().atMost(Incidents.PATIENCE).until(() -> close(guest, at), PagesIT::isOk);
    assertThat(closed.body()).contains("closed by siti: known");
    assertThat(guest.submit(stale, at + "/close", "as=Degraded").statusCode()).isEqualTo(409);
  }

  /** As its page shows it, which it may not be any more a moment later. */
  private static HttpResponse<String> close(Guest guest, String at) {
    Matcher found = Pattern.compile("/close\\?as=([^\"]+)\"").matcher(guest.get(at).body());
    assertThat(found.find()).isTrue();
    String fields = "as=" + Guest.encoded(found.group(1)) + "&note=known";
    return guest.submit(at + "/close?as=" + found.group(1), at + "/close", fields);
  }

  private static boolean isOk(HttpResponse<String> answer) {
    return answer.statusCode() == 200;
  }

  @Test
  void what_is_not_there_is_said_on_a_page() {
    Guest guest = known();
    for (String path :
        List.of(
            "/incidents/nope",
            "/incidents/nope/close?as=x",
            "/incidents/nope/eat?as=x",
            "/parts/incidents/nope/pods",
            "/parts/incidents/nope/evidence")) {
      HttpResponse<String> answer = guest.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("There is no such incident here.");
    }
  }

  @Test
  void the_past_is_shown_to_who_is_known_and_what_cannot_be_asked_is_said() {
    assertThat(location(new Guest(running).get("/history"))).isEqualTo("/login?to=%2Fhistory");
    Guest guest = known();
    String id = Incidents.awaitFirst(new Caller(running));
    assertThat(guest.get("/history").body()).contains("/incidents/" + id, "no data");
    assertThat(guest.get("/parts/history/plots").body()).contains("\"incidents\":[0.0,");
    HttpResponse<String> bad = guest.get("/history?from=yesterday");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("from=yesterday", "is not a day. Write it as");
  }

  @Test
  void signals_and_configuration_are_shown_to_who_is_known() {
    for (String path : List.of("/configuration", "/services/bos/txn-service/signals")) {
      assertThat(location(new Guest(running).get(path))).startsWith("/login?to=");
    }
    Guest guest = known();
    Incidents.awaitFirst(new Caller(running));
    String at = "/services/bos/txn-service/signals";
    String errors = "?series=" + Guest.encoded("error_rate[CONDITION] of bos/txn-service");
    assertThat(guest.get(at + errors).body()).contains("over 5 %", "<b>18 %</b>");
    assertThat(guest.get("/parts" + at + "/plots" + errors).body()).contains("0.18", "\"usual\":[");
    assertThat(guest.get(at + "?series=x").statusCode()).isEqualTo(404);
    assertThat(guest.get(at + "?range=1h").body()).contains("selected>over the last 1 h");
    HttpResponse<String> bad = guest.get(at + "?range=2y");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("range=2y", "is not a time that is shown");
    assertThat(guest.get("/services/bos/nobody/signals").body())
        .contains("No service of this name");
    assertThat(guest.get("/configuration").body().replace("<wbr>", ""))
        .contains("stages.restart.above")
        .doesNotContain(running.token().reveal());
    assertThat(guest.get("/parts/configuration/services").body())
        .contains("bos/txn-service", "kafka_lag_p2", "Stage 1", "Stage 2");
  }

  @Test
  void the_language_is_the_browsers_until_one_is_chosen() {
    Guest guest = new Guest(running);
    assertThat(guest.get("/login", "Accept-Language", "ko-KR").body()).contains("로그인");
    assertThat(guest.get("/login?language=en", "Accept-Language", "ko-KR").body())
        .contains("Log in");
    assertThat(guest.get("/login", "Accept-Language", "ko-KR").body()).contains("Log in");
  }

  @Test
  void who_comes_from_another_site_is_sent_on_with_their_cookie() {
    Guest guest = new Guest(running);
    String asked = "/login?to=%2Fhistory%3Fservice%3Dx%26outcome%3Dy";
    assertThat(guest.get(asked, "Sec-Fetch-Site", "cross-site").body())
        .contains("http-equiv=\"refresh\" content=\"0; url=" + asked + "\"")
        .doesNotContain("name=\"token\"");
    assertThat(location(known().get("/login?to=%2Fincidents%2Fbos.x")))
        .isEqualTo("/incidents/bos.x");
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_the_token_is_looked_at() {
    assertThat(new Guest(running).post("/login", "x".repeat(16_385)).statusCode()).isEqualTo(413);
  }

  /**
   * The tick's own time is in the page that is fetched upon the event. A machine that is busy with
   * something else may be late with some of a hundred ticks.
   */
  @Test
  void an_event_is_on_the_page_within_a_second_of_its_tick() throws Exception {
    Guest guest = known();
    await().atMost(Incidents.PATIENCE).until(() -> latest(guest).isAfter(Instant.EPOCH));
    HttpRequest request =
        HttpRequest.newBuilder(guest.url().resolve("/live"))
            .timeout(Duration.ofSeconds(60))
            .build();
    try (Stream<String> lines = guest.http().send(request, BodyHandlers.ofLines()).body()) {
      Iterator<String> news = lines.filter("event:news"::equals).iterator();
      news.next();
      assertThat(
              Stream.generate(() -> late(guest, news))
                  .limit(100)
                  .takeWhile(late -> late.compareTo(Duration.ofSeconds(1)) >= 0))
          .hasSizeLessThan(100);
    }
  }

  /** By how much the page of the next tick comes after the tick. */
  private static Duration late(Guest guest, Iterator<String> news) {
    Instant before = latest(guest);
    Instant shown = before;
    while (!shown.isAfter(before)) {
      news.next();
      shown = latest(guest);
    }
    return Duration.between(shown, Instant.now());
  }

  private static Instant latest(Guest guest) {
    Matcher found =
        Pattern.compile("<dd><time datetime=\"([^\"]+)\"")
            .matcher(guest.get("/parts/overview").body());
    return found.find() ? Instant.parse(found.group(1)) : Instant.EPOCH;
  }
}
