package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.Guest;
import dev.pulih.service.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may call what: the page says what is declared, and each endpoint does what the page says. */
class RolesIT {

  private static final Path PAGE = Path.of("..", "docs", "api.md");

  /** Set to {@code true}, the page is written instead: {@code -Dpulih.docs.write=true}. */
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");

  private static final String INTRODUCTION =
      """
      # The API, and who may call what

      Commands, pages and programs of yours ask the same port. A program shows a token with each request
      (`Authorization: Bearer TOKEN`), a browser shows one at the login.

      | role | may |
      |---|---|
      | view | read everything |
      | approve | and decide about incidents: approve, decline, release, acknowledge, close, call an alarm false |
      | admin | and decide about Pulih itself: pauses, the kill switch, maintenance, sending again what no channel took |

      `server.token`, or else the file `token` of the data directory, has the role admin. More tokens, for a
      Prometheus or a team, have a name and a role:

      ```yaml
      server:
        tokens:
          - {name: prometheus, role: view, token: "${PULIH_VIEW_TOKEN}"}
          - {name: oncall, role: approve, token: "file:/run/secrets/oncall"}
      ```

      Whoever orders something says their name in the header `X-Pulih-User`, or at the login. It is recorded with the
      order, and the token's name behind it: `siti (oncall)`. A program that says no name is `api`. Who may order something in
      Slack is said there, by `slack.allowed`.

      ## People and programs of an OpenID provider

      With `server.oidc` a browser may log in by an OpenID provider, and a program may show a JWT of the
      provider's where others show a token of Pulih's:

      ```yaml
      server:
        oidc:
          issuer: https://sso.example
          clientId: pulih
          clientSecret: "${OIDC_SECRET}"
          publicUrl: https://pulih.example
          roles: {view: [staff], approve: [oncall], admin: [sre]}
      ```

      The provider must know the client, with a secret, the code flow, and
      `https://pulih.example/login/oauth2/code/pulih` to send browsers back to. Roles come from the claim `groups`
      (`roleClaim`), a list or one value; the highest that fits counts, and who has none does not come in. The claim must be in the ID
      token, since nobody's profile is asked for; some providers want a scope for it (`scopes`). What is recorded is the
      claim `preferred_username` (`nameClaim`), else `sub`, marked as the provider's: `siti (OpenID)`. `X-Pulih-User`
      does not count beside it.

      A program's JWT must be the issuer's, meant for `audience` (the `clientId` unless another is named), not expired
      (30 s of difference between clocks are let pass), with a `sub`, and signed with one of the provider's key pairs. Headers end at 8 KiB: a token
      with hundreds of groups does not fit. While the provider cannot be asked, its tokens are answered with 503; Pulih's own
      open everything as before, and so does their login. A logout ends Pulih's session, not the provider's.

      ## What is refused

      An endpoint that declares no role is open to nobody, and a test fails. A page shows no button that its reader's
      role may not press. What is refused says which role it takes.

      One caller may ask 50 times a second, 500 times at once, and keep 20 pages live (`server.limits`); more is
      answered with 429 and `Retry-After`. A program counts by its token, somebody on the pages by name, all others by the
      address that connects, which behind a proxy is the proxy's. People on the pages with the same token have, all together, ten times as much,
      under however many names. Probes and Slack's signed requests are not counted.

      After ten different wrong tokens from one address within five minutes no token from there is looked at for the rest of that time,
      right or wrong: 429 as well. A provider's JWT, which nobody guesses, does not count.

      [openapi.json](openapi.json) describes the API for programs (OpenAPI 3.1): parameters, bodies, answers, refusals, and the
      least role of each operation as `x-least-role`. It is made from the controllers in a test, which fails where the
      two differ; a running Pulih does not serve it.

      ## Endpoints

      What a call without a token comes to, and what with one of each role: 401 asks for a token, 403 for one of
      another role, *login* leads a browser there. A test writes this table from what is mapped, and calls each
      of them in each way.

      | endpoint | least role | without | view | approve | admin |
      |---|---|---|---|---|---|
      """;

  private static Hosted hosted;

  @BeforeAll
  static void start() {
    hosted = Hosted.start(List.of());
  }

  @AfterAll
  static void stop() {
    hosted.close();
  }

  @Test
  void the_page_in_docs_is_what_is_mapped() throws IOException {
    String page = INTRODUCTION + EndpointTable.of(hosted).markdown();
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("docs/api.md, which this test writes with -Dpulih.docs.write=true")
        .hasContent(page);
  }

  @Test
  void every_endpoint_declares_what_it_needs() {
    assertThat(EndpointTable.of(hosted).rows())
        .hasSizeGreaterThan(40)
        .noneMatch(row -> row.need() instanceof Need.Undeclared);
  }

  static Stream<Arguments> calls() {
    return EndpointTable.of(hosted).rows().stream()
        .flatMap(row -> visitors().map(role -> Arguments.of(row, role)));
  }

  private static Stream<Optional<Role>> visitors() {
    return Stream.concat(
        Stream.of(Optional.empty()), Arrays.stream(Role.values()).map(Optional::of));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("calls")
  void an_endpoint_does_what_the_table_says(EndpointTable.Row row, Optional<Role> role)
      throws Exception {
    assertThat(row.isPage() ? browsed(row, role) : asked(row, role)).isEqualTo(row.outcome(role));
  }

  private static String asked(EndpointTable.Row row, Optional<Role> role) throws Exception {
    HttpRequest.Builder request = request(hosted.url(), row);
    role.ifPresent(it -> request.header("Authorization", "Bearer " + Hosted.token(it)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return outcome(http, request);
    }
  }

  private static String browsed(EndpointTable.Row row, Optional<Role> role) throws Exception {
    Guest guest = new Guest(hosted.url());
    role.ifPresent(it -> guest.logIn("siti", Hosted.token(it)));
    if (row.method().equals("POST")) {
      String form = role.isPresent() ? "/" : "/login";
      return outcome(guest.submit(form, path(row), "as=2026-11-26T08:00:00Z"));
    }
    return outcome(guest.http(), request(hosted.url(), row));
  }

  private static HttpRequest.Builder request(URI url, EndpointTable.Row row) {
    String method = row.method().isEmpty() ? "GET" : row.method();
    return HttpRequest.newBuilder(url.resolve(path(row)))
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
  }

  private static String path(EndpointTable.Row row) {
    return row.path()
        .replace("**", "liveness")
        .replace("{order}", "close?as=2026-11-26T08:00:00Z")
        .replaceAll("\\{\\w+}", "nope");
  }

  /** The body is not waited for, since events do not end. */
  private static String outcome(HttpClient http, HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return answer.statusCode() == 401 && said(body).contains("not from Slack")
          ? "yes"
          : outcome(answer);
    }
  }

  private static String said(InputStream body) throws IOException {
    return new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String outcome(HttpResponse<?> answer) {
    String to = answer.headers().firstValue("Location").orElse("");
    return switch (answer.statusCode()) {
      case 401, 403 -> String.valueOf(answer.statusCode());
      case 302 -> to.startsWith("/login?to=") ? "login" : "yes";
      case 500, 501, 502, 503, 504 -> "fails";
      default -> "yes";
    };
  }

  @Test
  void what_is_refused_says_which_role_it_takes() throws Exception {
    HttpRequest kill =
        HttpRequest.newBuilder(hosted.url().resolve("/api/kill"))
            .header("Authorization", "Bearer " + Hosted.token(Role.APPROVE))
            .POST(BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(kill, BodyHandlers.ofString()).body())
          .contains("This needs the role admin; yours is approve.", "server.tokens");
    }
    Guest guest = new Guest(hosted.url());
    guest.logIn("siti", Hosted.token(Role.VIEW));
    String close = "/incidents/nope/close?as=2026-11-26T08:00:00Z";
    assertThat(guest.get(close).body())
        .contains(
            "This needs the role approve; yours is view. Show a token of that role"
                + " (server.tokens, server.oidc.roles), or ask somebody who has one.");
    assertThat(guest.get(close, "Accept-Language", "ko-KR").body())
        .contains("lang=\"ko\"", "approve 역할이 필요하지만 지금 역할은 view입니다.");
  }

  @Test
  void an_order_is_recorded_with_the_name_of_its_token() throws Exception {
    Guest guest = new Guest(hosted.url());
    guest.logIn("siti", Hosted.token(Role.APPROVE));
    assertThat(guest.get("/").body()).contains("Log out siti (approve)");
  }

  @Test
  void a_name_is_taken_as_it_was_sent() throws IOException {
    assertThat(raw("GET /api/status HTTP/1.1", "X-Pulih-User: 김민수")).startsWith("HTTP/1.1 200");
    assertThat(raw("GET /api/status HTTP/1.1", "X-Pulih-User: \u0007")).startsWith("HTTP/1.1 400");
  }

  @Test
  void what_the_firewall_refuses_is_no_question_of_the_token() throws IOException {
    assertThat(raw("GET //api/status HTTP/1.1", "Accept: */*")).startsWith("HTTP/1.1 400");
  }

  @Test
  void options_are_answered_to_who_may_see_something() throws IOException {
    assertThat(raw("OPTIONS /api/status HTTP/1.1", "Accept: */*")).startsWith("HTTP/1.1 200");
  }

  /** The beginning of the answer to a request as it is, with the token of an admin. */
  private static String raw(String request, String header) throws IOException {
    URI url = hosted.url();
    String sent =
        String.join(
            "\r\n",
            request,
            "Host: " + url.getAuthority(),
            "Authorization: Bearer " + Hosted.token(Role.ADMIN),
            header,
            "Connection: close",
            "",
            "");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      return said(socket.getInputStream());
    }
  }

  /** What somebody forgot to declare. */
  @RestController
  static final class Forgotten {
    @GetMapping({"/api/forgotten", "/parts/forgotten"})
    String forgotten() {
      return "seen";
    }
  }

  @Test
  void what_declares_nothing_is_open_to_nobody() throws Exception {
    try (Hosted other = Hosted.start(List.of(), Forgotten.class);
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest asked =
          HttpRequest.newBuilder(other.url().resolve("/api/forgotten"))
              .header("Authorization", "Bearer " + Hosted.token(Role.ADMIN))
              .build();
      HttpResponse<String> answer = http.send(asked, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("open to nobody").doesNotContain("seen");
      Guest guest = new Guest(other.url());
      guest.logIn("siti", Hosted.token(Role.ADMIN));
      assertThat(guest.get("/parts/forgotten").statusCode()).isEqualTo(403);
      assertThat(guest.get("/parts/forgotten").body()).contains("open to nobody");
    }
  }
}
