package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pulih.service.access.Role;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.OpenIdEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of an OpenID provider at the API, on real sockets. */
class IntroductionIT {

  private static final RSAKey IMPOSTOR = OpenIdEndpoint.key(OpenIdEndpoint.KEY.getKeyID());

  private static OpenIdEndpoint provider;
  private static Hosted hosted;

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
    provider.says(Map.of("preferred_username", "siti", "groups", List.of("sre")));
  }

  private static HttpResponse<String> call(
      Hosted server, String method, String path, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return OpenIdEndpoint.signed(claims.build(), OpenIdEndpoint.KEY, "at+jwt");
  }

  @ParameterizedTest
  @CsvSource({"staff, 200, 403, 403", "oncall, 200, 404, 403", "sre, 200, 404, 200"})
  void a_token_opens_what_its_groups_lead_to(String group, int view, int approve, int admin) {
    provider.says(Map.of("groups", List.of("canteen", group)));
    String token = signed(provider.token());
    assertThat(call(hosted, "GET", "/api/status", token).statusCode()).isEqualTo(view);
    assertThat(call(hosted, "POST", "/api/incidents/nope/acknowledge", token).statusCode())
        .isEqualTo(approve);
    assertThat(call(hosted, "POST", "/api/resume", token).statusCode()).isEqualTo(admin);
  }

  @Test
  void an_order_is_recorded_with_the_providers_name_whatever_the_caller_says() {
    String token = signed(provider.token());
    String said = call(hosted, "POST", "/api/kill", token, "X-Pulih-User", "boss").body();
    assertThat(said).contains("siti (OpenID)").doesNotContain("boss");
    call(hosted, "POST", "/api/resume", token);
  }

  @Test
  void whoever_has_a_token_of_pulihs_is_nobody_that_the_provider_knows() {
    String said =
        call(hosted, "POST", "/api/kill", Hosted.token(Role.ADMIN), "X-Pulih-User", "siti (OpenID)")
            .body();
    assertThat(said).contains("siti").doesNotContain("(OpenID)");
    call(hosted, "POST", "/api/resume", Hosted.token(Role.ADMIN));
  }

  @Test
  void a_token_without_a_role_is_known_and_may_nothing() {
    for (Map<String, Object> said :
        List.<Map<String, Object>>of(Map.of(), Map.of("groups", List.of("canteen")))) {
      provider.says(said);
      HttpResponse<String> answer = call(hosted, "GET", "/api/status", signed(provider.token()));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("This needs the role view; yours is none.");
    }
  }

  static Stream<Arguments> wrong() {
    Instant now = Instant.now();
    return Stream.of(
        Arguments.of("The iss claim", signed(provider.token().issuer("http://127.0.0.1:9"))),
        Arguments.of("The aud claim", signed(provider.token().audience("another"))),
        Arguments.of("The aud claim", signed(provider.token().audience((String) null))),
        Arguments.of("The sub claim", signed(provider.token().subject(null))),
        Arguments.of("The exp claim", signed(provider.token().expirationTime(null))),
        Arguments.of(
            "Jwt expired",
            signed(provider.token().expirationTime(Date.from(now.minusSeconds(60))))),
        Arguments.of(
            "Jwt used before",
            signed(provider.token().notBeforeTime(Date.from(now.plusSeconds(120))))),
        Arguments.of("typ", typed("logout+jwt")),
        Arguments.of("It is no JWT", byAnother()),
        Arguments.of("It is no JWT", new PlainJWT(provider.token().build()).serialize()),
        Arguments.of("It is no JWT", byThePublicKeyAsASecret()),
        Arguments.of("It is no JWT", "a.b.c"));
  }

  private static String typed(String type) {
    return OpenIdEndpoint.signed(provider.token().build(), OpenIdEndpoint.KEY, type);
  }

  /** Under the id of the provider's key. */
  private static String byAnother() {
    return OpenIdEndpoint.signed(provider.token().build(), IMPOSTOR, "JWT");
  }

  private static String byThePublicKeyAsASecret() {
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(OpenIdEndpoint.KEY.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, provider.token().build());
      token.sign(new MACSigner(OpenIdEndpoint.KEY.toRSAPublicKey().getEncoded()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void a_token_that_is_not_right_opens_nothing_and_is_told_why(String why, String token) {
    HttpResponse<String> answer = call(hosted, "GET", "/api/status", token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("The token says nothing: ", why);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer error=\"invalid_token\"");
    assertThat(call(hosted, "POST", "/api/kill", token).statusCode()).isEqualTo(401);
  }

  @Test
  void clocks_may_differ_a_little() {
    String token =
        signed(provider.token().expirationTime(Date.from(Instant.now().minusSeconds(10))));
    assertThat(call(hosted, "GET", "/api/status", token).statusCode()).isEqualTo(200);
  }

  @Test
  void keys_are_kept_and_unknown_ones_ask_for_them_seldom() {
    try (OpenIdEndpoint fresh = new OpenIdEndpoint();
        Hosted other = Hosted.with(Trusting.of(fresh.issuer()))) {
      fresh.says(Map.of("groups", "sre"));
      String token = signed(fresh.token());
      for (int i = 0; i < 5; i++) {
        assertThat(call(other, "GET", "/api/status", token).statusCode()).isEqualTo(200);
      }
      assertThat(keysAsked(fresh)).isOne();
      String unknown =
          OpenIdEndpoint.signed(fresh.token().build(), OpenIdEndpoint.key("another"), "JWT");
      for (int i = 0; i < 5; i++) {
        HttpResponse<String> answer = call(other, "GET", "/api/status", unknown);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
      }
      assertThat(keysAsked(fresh)).isLessThanOrEqualTo(2);
      assertThat(call(other, "GET", "/api/status", token).statusCode()).isEqualTo(200);
    }
  }

  private static long keysAsked(OpenIdEndpoint endpoint) {
    return endpoint.requests().stream().filter("GET /jwks"::equals).count();
  }

  @Test
  void while_the_provider_is_away_its_tokens_wait_and_all_else_goes_on() {
    OpenIdEndpoint before = new OpenIdEndpoint(FreePort.next());
    URI issuer = before.issuer();
    String token = signed(before.token());
    before.close();
    try (Hosted other = Hosted.with(Trusting.of(issuer))) {
      HttpResponse<String> answer = call(other, "GET", "/api/status", token);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains(issuer.toString(), "a token of Pulih's own");
      assertThat(call(other, "GET", "/api/status", Hosted.token(Role.VIEW)).statusCode())
          .isEqualTo(200);
      assertThat(call(other, "GET", "/healthz/liveness", token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_provider_that_hangs_holds_one_caller_for_its_time_and_others_not_at_all() {
    try (OpenIdEndpoint slow = new OpenIdEndpoint();
        Hosted other = Hosted.with(Trusting.of(slow.issuer()))) {
      slow.hang("/");
      String token = signed(slow.token());
      Instant began = Instant.now();
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(() -> call(other, "GET", "/api/status", token));
      await().atMost(Duration.ofSeconds(30)).until(() -> !slow.requests().isEmpty());
      HttpResponse<String> second = call(other, "GET", "/api/status", token);
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body()).contains("is being asked");
      assertThat(first).isNotDone();
      assertThat(first.join().statusCode()).isEqualTo(503);
      assertThat(Duration.between(began, Instant.now()))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
      assertThat(call(other, "GET", "/api/status", token).body())
          .contains("does not answer within");
      assertThat(slow.requests()).hasSize(1);
    }
  }

  @Test
  void a_token_of_the_provider_opens_no_page() {
    HttpResponse<String> page = call(hosted, "GET", "/", signed(provider.token()));
    assertThat(page.statusCode()).isEqualTo(302);
  }
}
