package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pulih.service.Guest;
import dev.pulih.service.access.Role;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.OpenIdEndpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to the pages by an OpenID provider, on real sockets. */
class SignOnIT {

  private static final Map<String, Object> SITI =
      Map.of("preferred_username", "siti", "groups", List.of("canteen", "oncall"));

  private static OpenIdEndpoint provider;
  private static Hosted hosted;

  private final Guest guest = new Guest(hosted.url());

  @BeforeAll
  static void start() {
    provider = new OpenIdEndpoint();
    hosted = Hosted.with(Trusting.of(provider.issuer()));
  }

  @AfterAll
  static void stop() {
    hosted.close();
    provider.close();
  }

  @BeforeEach
  void right() {
    provider.says(SITI);
    provider.twist(UnaryOperator.identity());
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** Where the provider sends somebody back to who was sent there. */
  private static String back(HttpResponse<String> sent) {
    assertThat(location(sent)).contains("/authorize?");
    HttpRequest asked = HttpRequest.newBuilder(URI.create(location(sent))).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI back = URI.create(location(http.send(asked, BodyHandlers.discarding())));
      assertThat(back.toString()).startsWith("http://localhost/login/oauth2/code/pulih?");
      return back.getRawPath() + "?" + back.getRawQuery();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Where a whole login ends. */
  private static String logIn(Guest guest) {
    return location(guest.get(back(guest.get(SignOn.PATH))));
  }

  private static void assertUnknown(Guest guest) {
    assertThat(location(guest.get("/"))).startsWith("/login?to=");
  }

  @Test
  void who_the_provider_knows_comes_in_with_the_role_of_their_groups_and_its_name_for_them() {
    assertThat(guest.get("/login").body())
        .contains("Log in by 127.0.0.1", "href=\"" + SignOn.PATH + "?to=%2F\"");
    assertThat(logIn(guest)).isEqualTo("/login?to=%2F");
    assertThat(location(guest.get("/login?to=/"))).isEqualTo("/");
    assertThat(guest.get("/").body()).contains("Log out siti (OpenID)");
    assertThat(guest.get("/incidents/nope/close?as=2026-11-26T08:00:00Z").statusCode())
        .isEqualTo(404);
    assertThat(provider.requests()).doesNotContain("GET /userinfo");
  }

  @Test
  void who_may_only_read_presses_no_button() {
    provider.says(Map.of("groups", "staff"));
    logIn(guest);
    assertThat(guest.get("/").body()).contains("Log out 4711 (OpenID)");
    assertThat(guest.get("/incidents/nope/close?as=2026-11-26T08:00:00Z").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_login_leads_where_somebody_wanted_to_go_and_nowhere_else() {
    String wanted = SignOn.PATH + "?to=%2Fhistory%3Fservice%3Dx%26outcome%3Dy";
    assertThat(location(guest.get(back(guest.get(wanted)))))
        .isEqualTo("/login?to=%2Fhistory%3Fservice%3Dx%26outcome%3Dy");
    String elsewhere = SignOn.PATH + "?to=https://evil.example/";
    assertThat(location(guest.get(back(guest.get(elsewhere))))).isEqualTo("/login?to=%2F");
  }

  static Stream<Map<String, Object>> roleless() {
    return Stream.of(
        Map.of("preferred_username", "siti"),
        Map.of("preferred_username", "siti", "groups", List.of()),
        Map.of("preferred_username", "siti", "groups", List.of("canteen", "ONCALL")),
        Map.of("preferred_username", "siti", "groups", Map.of("oncall", true)));
  }

  @ParameterizedTest
  @MethodSource("roleless")
  void who_has_no_role_is_told_so_and_does_not_come_in(Map<String, Object> said) {
    provider.says(said);
    assertThat(logIn(guest)).isEqualTo("/login?norole");
    assertThat(guest.get("/login?norole").body()).contains("gives you a role here");
    assertUnknown(guest);
  }

  @Test
  void what_is_said_survives_that_a_browser_comes_from_another_site() {
    assertThat(guest.get("/login?norole", "Sec-Fetch-Site", "cross-site").body())
        .contains("url=/login?to=%2F&amp;norole\"");
  }

  static Stream<Arguments> twists() {
    Instant now = Instant.now();
    UnaryOperator<JWTClaimsSet.Builder> issuer = it -> it.issuer("http://127.0.0.1:9");
    UnaryOperator<JWTClaimsSet.Builder> audience = it -> it.audience("another");
    UnaryOperator<JWTClaimsSet.Builder> expired =
        it -> it.expirationTime(Date.from(now.minusSeconds(90)));
    UnaryOperator<JWTClaimsSet.Builder> nonce = it -> it.claim("nonce", "another");
    UnaryOperator<JWTClaimsSet.Builder> none = it -> it.claim("nonce", null);
    return Stream.of(
        Arguments.of("issuer", issuer),
        Arguments.of("audience", audience),
        Arguments.of("expired", expired),
        Arguments.of("nonce", nonce),
        Arguments.of("no nonce", none));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twists")
  void a_token_that_is_not_right_lets_nobody_in(
      String wrong, UnaryOperator<JWTClaimsSet.Builder> twist) {
    provider.twist(twist);
    assertThat(logIn(guest)).as(wrong).isEqualTo("/login?failed");
    assertThat(guest.get("/login?failed").body()).contains("came to nothing");
    assertUnknown(guest);
  }

  @Test
  void the_way_back_is_good_once_and_for_whoever_went() {
    String back = back(guest.get(SignOn.PATH));
    Guest another = new Guest(hosted.url());
    assertThat(location(another.get(back))).isEqualTo("/login?failed");
    assertUnknown(another);
    assertThat(location(guest.get(back.replaceFirst("state=[^&]+", "state=x"))))
        .isEqualTo("/login?failed");
    String again = back(guest.get(SignOn.PATH));
    assertThat(location(guest.get(again))).isEqualTo("/login?to=%2F");
    assertThat(location(guest.get(again))).isEqualTo("/login?failed");
  }

  @Test
  void who_declines_at_the_provider_is_not_let_in() {
    String state = back(guest.get(SignOn.PATH)).replaceFirst(".*state=", "");
    String back = "/login/oauth2/code/pulih?error=access_denied&state=" + state;
    assertThat(location(guest.get(back))).isEqualTo("/login?failed");
    assertUnknown(guest);
  }

  @Test
  void a_session_ends_long_after_the_provider_said_who_it_is_also_if_it_is_in_use() {
    Instant then = Instant.now().minus(OldIntroductions.LONGEST);
    provider.twist(it -> it.issueTime(Date.from(then.plusSeconds(600))));
    assertThat(logIn(guest)).isEqualTo("/login?to=%2F");
    assertThat(guest.get("/").statusCode()).isEqualTo(200);
    provider.twist(it -> it.issueTime(Date.from(then)));
    Guest old = new Guest(hosted.url());
    assertThat(logIn(old)).isEqualTo("/login?to=%2F");
    assertUnknown(old);
  }

  @Test
  void a_client_that_the_provider_refuses_is_no_provider_that_does_not_answer() {
    try (Hosted other = Hosted.with(Trusting.with(provider.issuer(), "another-secret"))) {
      assertThat(logIn(new Guest(other.url()))).isEqualTo("/login?failed");
    }
  }

  @Test
  void there_is_one_provider() {
    assertThat(location(guest.get("/oauth2/authorization/another"))).isEqualTo("/login?failed");
  }

  @Test
  void a_provider_that_is_away_at_the_start_is_used_when_it_is_there() {
    OpenIdEndpoint before = new OpenIdEndpoint(FreePort.next());
    URI issuer = before.issuer();
    before.close();
    try (Hosted early = Hosted.with(Trusting.of(issuer))) {
      Guest siti = new Guest(early.url());
      assertThat(location(siti.get(SignOn.PATH))).isEqualTo("/login?away");
      assertThat(siti.get("/login?away").body()).contains("does not answer");
      assertThat(location(siti.logIn("siti", Hosted.token(Role.VIEW)))).isEqualTo("/");
      try (OpenIdEndpoint back = new OpenIdEndpoint(issuer.getPort())) {
        back.says(SITI);
        Guest later = new Guest(early.url());
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> location(later.get(SignOn.PATH)).startsWith(issuer.toString()));
        assertThat(logIn(later)).isEqualTo("/login?to=%2F");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known", "/token", "/jwks"})
  void a_provider_that_hangs_holds_nobody_for_long(String where) {
    try (OpenIdEndpoint slow = new OpenIdEndpoint();
        Hosted other = Hosted.with(Trusting.of(slow.issuer()))) {
      slow.says(SITI);
      slow.hang(where);
      Guest siti = new Guest(other.url());
      Instant began = Instant.now();
      HttpResponse<String> sent = siti.get(SignOn.PATH);
      String end = location(sent).startsWith("/") ? location(sent) : location(siti.get(back(sent)));
      assertThat(end).isIn("/login?away", "/login?failed");
      // 2 s to connect and 5 s to read, and some for this machine.
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
      assertUnknown(siti);
    }
  }

  static Stream<Map<String, Object>> documents() {
    return Stream.of(
        Map.of("issuer", "https://sso.example"),
        Map.of("token_endpoint", "http://sso.example/token"),
        Map.of("token_endpoint", "file://localhost/etc/passwd"),
        Map.of("authorization_endpoint", "javascript:alert(1)"),
        Map.of("jwks_uri", "file:///etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void a_document_of_somebody_else_or_with_open_ways_is_not_believed(Map<String, Object> members) {
    try (OpenIdEndpoint odd = new OpenIdEndpoint();
        Hosted other = Hosted.with(Trusting.of(odd.issuer()))) {
      odd.claims(members);
      assertThat(location(new Guest(other.url()).get(SignOn.PATH))).isEqualTo("/login?away");
    }
  }

  @Test
  void without_a_provider_there_is_no_such_way() {
    try (Hosted plain = Hosted.start(List.of())) {
      Guest siti = new Guest(plain.url());
      assertThat(siti.get("/login").body()).doesNotContain("oauth2");
      assertThat(siti.get(SignOn.PATH).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void behind_a_proxy_with_tls_every_cookie_that_opens_something_is_for_tls_alone()
      throws Exception {
    try (Hosted proxied =
            Hosted.with(Trusting.of(provider.issuer(), URI.create("https://pulih.example")));
        HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          http.send(
              HttpRequest.newBuilder(proxied.url().resolve("/login")).build(),
              BodyHandlers.ofString());
      String forgery = cookie(page, "pulih-csrf");
      assertThat(forgery).contains("; Secure", "SameSite=Strict");
      String value = forgery.substring(0, forgery.indexOf(';'));
      String form = "name=siti&token=" + Hosted.token(Role.VIEW) + "&_csrf=" + word(page.body());
      HttpResponse<String> known =
          http.send(
              HttpRequest.newBuilder(proxied.url().resolve("/login"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Cookie", value)
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(location(known)).isEqualTo("/");
      assertThat(cookie(known, "pulih")).contains("; Secure", "HttpOnly", "SameSite=Strict");
    }
  }

  @Test
  void without_tls_a_browser_still_gets_its_cookies_back() {
    Guest plain = new Guest(hosted.url());
    assertThat(cookie(plain.get("/login"), "pulih-csrf")).doesNotContain("Secure");
    assertThat(cookie(plain.logIn("siti", Hosted.token(Role.VIEW)), "pulih"))
        .doesNotContain("Secure");
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(it -> it.startsWith(name + "="))
        .findFirst()
        .orElseThrow();
  }

  /** What a form carries against forgery. */
  private static String word(String page) {
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
  }
}
